import type { LegalSphere } from './legal-spheres.ts';

/** From when on the months count: the beginning of the stay, or of the Rechtskreis that ends. */
export const countedFroms = ['stay', 'sphere'] as const;
export type CountedFrom = (typeof countedFroms)[number];

/** What is handed over when the Rechtskreis changes. */
export interface ChecklistItem {
  readonly id: string;
  readonly what: string;
  readonly department: string;
  /** Due so many days after the change; absent: when the hand-over ends. */
  readonly days?: number;
}

/** When one Rechtskreis follows another. Law and practice change: a rule is dated, and a town keeps its own. */
export interface TransitionRule {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly from: LegalSphere;
  readonly to: LegalSphere;
  readonly months: number;
  readonly countedFrom: CountedFrom;
  /** ISO dates, both included: the change has to lie between them. */
  readonly validFrom: string;
  readonly validUntil?: string;
  /** ISO date until which somebody is to look whether it still stands so. */
  readonly reviewBy?: string;
  /** How long the hand-over may take, days. */
  readonly handoverDays: number;
  readonly checklist: readonly ChecklistItem[];
  /** Was sich für die Familie ändert. */
  readonly changes: readonly { readonly id: string; readonly text: string }[];
}

/** The rule of the article: an example, to be looked at before it is used. */
export const defaultTransitionRules: readonly TransitionRule[] = [
  {
    id: 'fifteen-months',
    label: '15 Monate Aufenthalt',
    source: 'Regelwerk der Stadt',
    from: 'AsylbLG',
    to: 'SGB II',
    months: 15,
    countedFrom: 'stay',
    validFrom: '2015-03-01',
    reviewBy: '2017-12-31',
    handoverDays: 28,
    checklist: [
      { id: 'file', what: 'Elektronische Fallakte übertragen', department: 'SOZ', days: 7 },
      {
        id: 'profiling',
        what: 'Profiling II an das Jobcenter gegeben',
        department: 'IFK',
        days: 7,
      },
      { id: 'old-benefits', what: 'Leistungen nach AsylbLG beendet', department: 'SOZ', days: 7 },
      { id: 'new-benefits', what: 'Leistungen nach SGB II bewilligt', department: 'JC', days: 7 },
      {
        id: 'group',
        what: 'Gruppenveranstaltung zum Wechsel besucht',
        department: 'IFK',
        days: 16,
      },
      { id: 'insurance', what: 'Krankenkasse umgestellt', department: 'JC', days: 9 },
      {
        id: 'informed',
        what: 'Familie über Änderungen informiert',
        department: 'JC',
        days: 23,
      },
    ],
    changes: [
      { id: 'office', text: 'Zuständig ist jetzt das Jobcenter, nicht mehr das Sozialamt.' },
      { id: 'insurance', text: 'Die Krankenversicherung läuft über eine gesetzliche Kasse.' },
      { id: 'flat', text: 'Eine eigene Wohnung wird mit dem Jobcenter besprochen.' },
    ],
  },
];
