/** Has the browser fetch an address and save what it answers; the page stays. */
export function saveFrom(document: Document, url: string, name = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
