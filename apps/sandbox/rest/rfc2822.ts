/** Milliseconds to Twilio's date form: "Mon, 02 Nov 2026 14:03:07 +0000". */
export function rfc2822(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}
