/** Of the namespace `method` what is not needed to read a board. */
export const methodLater = {
  ageGroupLong: { under25: 'Erwachsen, U25', over25: 'Erwachsen, Ü25', child: 'Kind' },
  statusQuoLabel: 'Passivlösung',
} as const;
