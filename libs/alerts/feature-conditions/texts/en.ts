export const CONDITIONS_TEXTS = {
  'band.name': 'What holds recordings up',
  'band.more.one': 'Show {{count}} more',
  'band.more.other': 'Show {{count}} more',
  'way.calls': 'Open calls',
  'way.storage': 'Open storage',
  'way.telephony': 'Open Twilio',
} as const;

export type ConditionsKey = keyof typeof CONDITIONS_TEXTS;
