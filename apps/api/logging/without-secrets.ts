const RULES: readonly (readonly [RegExp, string])[] = [
  [/\bvk_[A-Za-z0-9_-]{20,}/g, 'vk_[hidden]'],
  [/(X-Amz-(?:Signature|Credential|Security-Token)=)[^&"\s\\]+/gi, '$1[hidden]'],
  [/((?:Bearer|Basic) +)[A-Za-z0-9._~+/=-]{8,}/gi, '$1[hidden]'],
  [/([a-z][a-z0-9+]*:\/\/)[^/\s"@]+@/gi, '$1[hidden]@'],
  [/(?<![\w-])\+\d{7,15}(?!\w)/g, '+[hidden]'],
];

/** The last gate before a log line leaves: hides keys, signatures, sign-ins in URLs and phone numbers. */
export function withoutSecrets(line: string): string {
  return RULES.reduce((text, [secret, shown]) => text.replace(secret, shown), line);
}
