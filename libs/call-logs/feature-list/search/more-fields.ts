/** The fields that are folded away; apart from their view, which is loaded when it is unfolded. */
export const MORE_FIELDS = [
  'notes',
  'campaignId',
  'direction',
  'minDurationSeconds',
  'maxDurationSeconds',
  'areaCode',
] as const;
