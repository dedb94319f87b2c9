import type * as Y from 'yjs';
import { defaultChains } from '../method/chain-templates.ts';
import { defaultTransitionRules } from '../method/transition-rules.ts';
import type { Author } from './author.ts';
import { readBoard } from './board.ts';
import { chainOf } from './chain.ts';
import {
  addStep,
  applyTemplate,
  decideLead,
  placeStep,
  recordTransition,
  type StepPatch,
  updateStep,
} from './chain-commands.ts';
import { startHandover, tickHandover } from './handover-commands.ts';
import { handoverListOf } from './handover-list.ts';
import { updateMeta } from './update-meta.ts';

/** The days of the article, step by step. */
const facts: Readonly<Record<string, StepPatch>> = {
  assignment: {
    needFoundOn: '2017-06-19',
    doneOn: '2017-06-19',
    note: 'ZEWO informiert alle Dienststellen der Kette',
  },
  arrival: {
    needFoundOn: '2017-06-19',
    doneOn: '2017-06-26',
    note: 'Registrierung, Bewohnerausweise, Wohneinheit zugewiesen',
  },
  benefits: {
    needFoundOn: '2017-06-26',
    doneOn: '2017-06-26',
    note: 'Antrag, Überbrückungsscheck; das Formular mit Dolmetscher*in ausgefüllt',
  },
  register: {
    needFoundOn: '2017-06-26',
    doneOn: '2017-06-26',
    note: 'Biometrische Daten, Anmeldung (MESO), AZR',
  },
  'profiling-1': {
    needFoundOn: '2017-06-26',
    doneOn: '2017-07-06',
    note: 'Bedarf: zwei Kita-Plätze, Kinderuntersuchung, Alphabetisierungs- und Integrationskurs',
  },
  'profiling-2': {
    needFoundOn: '2017-07-06',
    doneOn: '2017-07-06',
    note: 'Verpflichtung zum Integrationskurs nach Rückfrage beim BAMF, FIM, Termin bei der Agentur',
  },
  literacy: { needFoundOn: '2017-07-06', skippedBecause: 'direkt Integrationskurs' },
  agency: { needFoundOn: '2017-07-06', doneOn: '2017-09-19' },
  // The article says "November"; a step needs a day.
  course: { needFoundOn: '2017-07-06', expectedFrom: '2017-11-01' },
};

const [rule] = defaultTransitionRules;
const template = defaultChains.find(({ ageGroup }) => ageGroup === 'over25');

/** The sample's Dienstleistungskette and the change into the SGB II. */
export function seedFamilieOChain(
  board: Y.Doc,
  as: (department: string, day: string) => Author,
): void {
  if (!rule || !template) throw new Error('the sample needs its template and its rule');
  // 15 months before the change: the article names the change only.
  updateMeta(board, as('SAF', '2017-06-26'), { stayBeganOn: '2016-06-12' });
  applyTemplate(board, as('SOZ', '2017-06-19'), template, '2017-06-19');
  const steps = chainOf(readBoard(board).chronicle);
  const idOf = (stepId: string) =>
    steps.find(({ templateStepId }) => templateStepId === stepId)?.id ?? '';
  for (const { id, department, templateStepId = '' } of steps) {
    const fact = facts[templateStepId];
    if (!fact) continue;
    updateStep(board, as(department, fact.doneOn ?? fact.needFoundOn ?? '2017-06-19'), id, {
      // What is shown of a hand-over is what the article names.
      handsWhat: undefined,
      ...fact,
    });
  }
  const places = addStep(board, as('KJS', '2017-07-06'), {
    on: '2017-07-06',
    what: 'Zwei Kindergartenplätze',
    needFoundOn: '2017-07-06',
    targetDays: 30,
  });
  placeStep(board, as('SAF', '2017-07-06'), places, idOf('agency'));
  addStep(board, as('AA', '2017-09-21'), {
    on: '2017-09-21',
    what: 'Teilqualifizierung Maler',
    needFoundOn: '2017-11-01',
    note: 'nach Kursbeginn',
  });

  const change = recordTransition(board, as('SOZ', '2017-09-12'), {
    on: '2017-09-12',
    to: rule.to,
    what: 'Rechtskreiswechsel, Übergabe',
    department: 'SOZ',
    handsTo: ['JC'],
    targetDays: rule.handoverDays,
    ruleId: rule.id,
  });
  updateStep(board, as('SOZ', '2017-09-12'), change, { handsWhat: undefined });
  startHandover(board, as('SOZ', '2017-09-12'), change, rule.checklist);
  const ticked: Readonly<Record<string, string>> = {
    file: '2017-09-13',
    profiling: '2017-09-14',
    'old-benefits': '2017-09-15',
    'new-benefits': '2017-09-19',
  };
  for (const item of handoverListOf(readBoard(board).handovers, [change])) {
    const on = ticked[item.itemId ?? ''];
    if (on) tickHandover(board, as(item.department, on), item.id, on);
  }
  decideLead(board, as('SAF', '2017-09-21'), change, {
    stays: 'Kita-Plätze offen, Dublin-Prüfung läuft',
  });
}
