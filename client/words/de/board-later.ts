/** Of the namespace `board` what is not needed to read one. */
export const boardLater = {
  roundTable: 'Runder Tisch …',
  caseMenu: 'Mehr zum Fall',
  wholeFamily: 'Familie',
} as const;
