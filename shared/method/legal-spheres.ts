export const legalSpheres = ['AsylbLG', 'AufenthG', 'SGB II', 'SGB III', 'SGB VIII'] as const;

/** Rechtskreis: the law a department acts under or a family gets its support from. */
export type LegalSphere = (typeof legalSpheres)[number] | 'none';
