/** Has the browser fetch an address and save what it answers; the page stays. */
export function saveFrom(document: Document, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
