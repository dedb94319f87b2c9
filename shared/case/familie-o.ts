import type * as Y from 'yjs';
import { defaultPhases } from '../method/phases.ts';
import type { Consent, ConsentForm } from '../protocol/privacy.ts';
import { addAgreement, settleAgreement } from './agreement.ts';
import type { Author } from './author.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { proposeDirection } from './direction.ts';
import { directionDecisionsRoot, setDirection } from './direction-decision.ts';
import { seedFamilieOChain } from './familie-o-chain.ts';
import { addGap, type NewGap } from './gap.ts';
import { seedNewCase } from './new-case.ts';
import { addResource, type NewResource } from './resource.ts';
import { rootNames } from './roots.ts';
import { startSitting, stepSitting } from './sitting.ts';
import { proposeStrategy, statusQuoId, updateStrategy } from './strategy.ts';
import { addWill, judgeFeasibility } from './will-commands.ts';

/** The sample's consultation of 13 July 2017. */
const lastSittingId = 'sitting-2017-07-13';

/** Whom the sample's family allowed to know of it, from when on and what for. */
export const familieOConsents: readonly Omit<Consent, 'id'>[] = [
  consent('SAF', '2017-06-26', 'Fallverantwortung, Beratung'),
  consent('IFK', '2017-07-06', 'Profiling II, Arbeit'),
  consent('AA', '2017-07-06', 'Profiling-Bogen, Vermittlung'),
  consent('JC', '2017-09-12', 'Übergabe, Leistungen', 'digital'),
  consent('KJS', '2017-07-06', 'Kindergartenplätze'),
  consent('DRK', '2017-06-26', 'Betreuung, Kinderhort'),
  { ...consent('CBE', '2017-06-26', 'Ehrenamt, Verein'), withdrawnOn: '2017-09-18' },
  consent('SOZ', '2017-06-26', '', 'statutory'),
  consent('AUS', '2017-06-26', '', 'statutory'),
];

function consent(
  department: string,
  givenOn: string,
  purpose: string,
  form: ConsentForm = 'paper',
): Omit<Consent, 'id'> {
  return { department, form, givenOn, purpose };
}

/** Noon of a day in the sample's time zone, ms. */
const noon = (day: string) => Date.parse(`${day}T12:00:00+02:00`);

/**
 * The sample case, from the facts of the article about the "Kleines Rathaus": Familie O. aus dem Irak.
 * The directions, the strategies' wording and some gaps are our own. Only the server calls it, on empty documents.
 */
export function seedFamilieO(board: Y.Doc, chair: Y.Doc): void {
  const as = (department: string, day: string): Author => ({
    participantId: `sample-${department}`,
    department,
    now: () => noon(day),
  });
  const setUp = as('SAF', '2017-06-26');

  board.transact(() => {
    seedNewCase(board, setUp, {
      pseudonym: 'Familie O.',
      origin: 'Irak',
      legalSphere: 'AsylbLG',
      legalSphereSince: '2017-06-26',
      persons: [
        { label: 'Vater', kinship: 'father', ageGroup: 'over25', interpreter: true },
        { label: 'Mutter', kinship: 'mother', ageGroup: 'over25', interpreter: true },
        { label: 'Kind 1', kinship: 'child' },
        { label: 'Kind 2', kinship: 'child' },
      ],
    });
    const personIds = Object.fromEntries(
      [...board.getMap<Y.Map<unknown>>('persons').entries()].map(([id, person]) => [
        String(person.get('label')),
        id,
      ]),
    );
    const who = (...labels: string[]) => labels.flatMap((label) => personIds[label] ?? []);
    const father = who('Vater');
    const mother = who('Mutter');
    const parents = who('Vater', 'Mutter');
    const children = who('Kind 1', 'Kind 2');

    const known = (department: string, day: string, input: Omit<NewResource, 'department'>) =>
      addResource(board, as(department, day), { recordedOn: day, ...input });
    const asked = (department: string, day: string, input: NewGap) =>
      addGap(board, as(department, day), input);

    // Persönlich
    const punctual = known('SAF', '2017-07-06', {
      field: 'personal',
      text: 'Pünktlich und verlässlich',
      basis: 'observed',
    });
    known('SAF', '2017-07-06', {
      field: 'personal',
      text: 'Kooperativ, interessiert, offen',
      basis: 'observed',
      evidence: 'Profiling I',
    });
    known('SAF', '2017-07-06', {
      field: 'personal',
      text: 'Gute psychische Verfassung',
      basis: 'observed',
      evidence: 'Profiling I',
    });
    const stay = known('AUS', '2017-07-06', {
      field: 'personal',
      text: 'Hohe Bleiberechtsperspektive',
      basis: 'documented',
    });
    const motherGap = asked('SAF', '2017-07-06', {
      field: 'personal',
      question: 'Was will die Mutter für sich erreichen?',
      personIds: mother,
      askedDepartment: 'SAF',
      willOfPersonId: mother[0],
    });
    const painter = known('IFK', '2017-07-06', {
      field: 'personal',
      text: 'Sieben Jahre Maler und Lackierer',
      personIds: father,
      caveat: 'ohne Nachweis',
      evidence: 'Profiling II',
    });
    known('IFK', '2017-07-06', {
      field: 'personal',
      text: 'Fahrerfahrung',
      personIds: father,
      caveat: 'ohne Führerschein',
      evidence: 'Profiling II',
    });
    known('IFK', '2017-07-06', {
      field: 'personal',
      text: 'Grundkenntnisse am Computer',
      personIds: father,
      evidence: 'Profiling II',
    });
    known('IFK', '2017-07-06', {
      field: 'personal',
      text: 'Einige Jahre Kämpfer gegen den IS',
      personIds: father,
      caveat: 'ohne Nachweis',
      evidence: 'Profiling II',
    });

    // Sozial
    const feedback = known('IFK', '2017-09-19', {
      field: 'social',
      text: 'Im FIM-Team anerkannt: Feedback sehr gut',
      personIds: father,
      basis: 'observed',
    });
    known('DRK', '2017-06-26', {
      field: 'social',
      text: 'Familie ist gemeinsam angekommen',
      basis: 'observed',
    });
    const active = known('SAF', '2017-07-06', {
      field: 'social',
      text: 'Organisiert Termine, Fahrten und Dolmetschende selbst',
      personIds: parents,
      basis: 'observed',
    });
    asked('SAF', '2017-07-06', {
      field: 'social',
      question: 'Gibt es Kontakte außerhalb der Unterkunft?',
      askedDepartment: 'CBE',
    });

    // Materiell
    asked('SAF', '2017-09-12', {
      field: 'material',
      question: 'Bildung und Teilhabe schon beantragt?',
      personIds: children,
      askedDepartment: 'JC',
    });
    known('SOZ', '2017-06-26', {
      field: 'material',
      text: 'Gesundheitskarte',
      basis: 'documented',
    });
    known('SOZ', '2017-06-26', { field: 'material', text: 'Sozialticket', basis: 'documented' });
    const benefits = known('JC', '2017-09-12', {
      field: 'material',
      text: 'Leistungen nach SGB II',
      basis: 'documented',
    });
    const flat = known('DRK', '2017-06-26', {
      field: 'material',
      text: 'Wohneinheit in der Erstaufnahme',
      basis: 'documented',
      caveat: 'Dublin-Fall',
    });

    // Infrastrukturell
    const places = asked('SAF', '2017-07-06', {
      field: 'infrastructural',
      question: 'Zwei Kindergartenplätze fehlen – ab wann frei?',
      personIds: children,
      askedDepartment: 'KJS',
    });
    const course = known('IFK', '2017-07-06', {
      field: 'infrastructural',
      text: 'Integrationskurs ab November',
      personIds: father,
      basis: 'documented',
    });
    const bridge = known('AA', '2017-09-19', {
      field: 'infrastructural',
      text: 'Sprachkurs zur Überbrückung',
      personIds: father,
      basis: 'documented',
    });
    const fim = known('IFK', '2017-07-06', {
      field: 'infrastructural',
      text: 'FIM Service/Renovierung, 6 Std./Tag',
      personIds: father,
      basis: 'documented',
    });
    const childCare = asked('SAF', '2017-09-12', {
      field: 'infrastructural',
      question: 'Kann der Kinderhort hier überbrücken?',
      personIds: children,
      askedDepartment: 'DRK',
    });

    // Wille
    const work = addWill(board, as('SAF', '2017-07-06'), {
      personId: father[0],
      statement: 'Ich will als Maler arbeiten.',
      wish: 'Ich möchte arbeiten.',
      evidenceIds: [punctual, active, feedback],
      resourceIds: [painter, feedback, course],
    });
    judgeFeasibility(
      board,
      as('IFK', '2017-09-21'),
      work,
      'partial',
      'Erfahrung trägt, Deutsch und Nachweis fehlen',
    );
    const home = addWill(board, as('SAF', '2017-09-12'), {
      statement: 'Wir möchten eine eigene Wohnung.',
      resourceIds: [flat, benefits],
    });
    judgeFeasibility(
      board,
      as('AUS', '2017-09-12'),
      home,
      'notNow',
      'Ausländeramt stimmt zurzeit nicht zu',
    );

    // Strategien
    proposeStrategy(board, as('IFK', '2017-09-21'), {
      title: 'Sprache zuerst',
      summary: 'Integrationskurs ab November, FIM als Brücke bis dahin',
      rationale:
        'Ohne Deutsch trägt keine Anstellung. Die Verpflichtung zum Kurs liegt vor, die FIM hält den Tagesrhythmus und bringt Praxis.',
      phase: 'access',
      ageGroup: 'over25',
      instrumentIds: ['integrationskurs', 'fim'],
      resourceIds: [course, fim, feedback, stay],
      gapIds: [places],
      fitToDirection: 'partial',
      fitToDirectionReason: 'Betreuung bleibt offen',
      fitToWill: 'partial',
      fitToWillReason: 'Vater: Arbeit erst später',
    });
    proposeStrategy(board, as('AA', '2017-09-21'), {
      title: 'Arbeit parallel',
      summary: 'Erfahrung als Maler feststellen, Teilqualifizierung',
      rationale:
        'Sieben Jahre Erfahrung sind verwertbar. Ein früher Einstieg hält den Willen in Bewegung, Deutsch läuft berufsbegleitend.',
      phase: 'differentiation',
      ageGroup: 'over25',
      instrumentIds: ['teilqualifizierung', 'anerkennung'],
      resourceIds: [painter, stay, feedback],
      fitToDirection: 'low',
      fitToDirectionReason: 'Betreuung ungelöst',
      fitToWill: 'high',
      fitToWillReason: 'Vater: als Maler',
    });
    proposeStrategy(board, as('SAF', '2017-09-21'), {
      title: 'Erst Kita-Plätze',
      summary: 'Damit beide Eltern den Kurs besuchen können',
      rationale:
        'Der Rechtsanspruch ist seit Juli angemeldet. Solange die Plätze fehlen, kann die Mutter weder lernen noch arbeiten.',
      phase: 'access',
      ageGroup: 'over25',
      instrumentIds: ['kita', 'integrationskurs'],
      resourceIds: [course],
      gapIds: [places, childCare, motherGap],
      fitToDirection: 'high',
      fitToDirectionReason: 'setzt genau dort an',
      fitToWill: 'partial',
      fitToWillReason: 'Mutter: Wille noch offen',
    });
    updateStrategy(board, setUp, statusQuoId, {
      fitToDirection: 'low',
      fitToDirectionReason: 'Betreuung bleibt ungelöst',
      fitToWill: 'low',
      fitToWillReason: 'nichts kommt in Bewegung',
    });

    // Vereinbarungen
    const agreedInJuly = (whoDepartment: string, what: string, due: string) =>
      addAgreement(board, as(whoDepartment, '2017-07-13'), {
        what,
        whoDepartment,
        due,
        sittingId: lastSittingId,
      });
    agreedInJuly('KJS', 'Freie Kindergartenplätze für zwei Kinder nennen', '2017-09-21');
    const checkUp = agreedInJuly('SAF', 'Vorsorgeuntersuchung der Kinder begleiten', '2017-08-15');
    settleAgreement(board, as('SAF', '2017-08-10'), checkUp, 'done', { on: '2017-08-10' });
    const appointment = agreedInJuly(
      'IFK',
      'Termin bei der Agentur für Arbeit vereinbaren',
      '2017-09-19',
    );
    settleAgreement(board, as('IFK', '2017-09-19'), appointment, 'done', { on: '2017-09-19' });

    // Chronik
    const happened = (on: string, department: string, what: string, more: object = {}) =>
      addChronicleEntry(board, as(department, on), { on, what, ...more });
    happened('2017-06-26', 'SAF', 'Sozialdienst stellt sich vor, Termin zum Profiling vereinbart', {
      kind: 'appointment',
    });
    happened('2017-09-12', 'AUS', 'Eigene Wohnung: keine Zustimmung (Dublin-Fall)');
    happened('2017-09-19', 'AA', 'Sprachkurs als Brücke bis zum Integrationskurs', {
      startedOn: '2017-09-19',
    });
    seedFamilieOChain(board, as);

    // Richtung: zwei frühere, eine aktuelle
    const arrive = proposeDirection(board, as('SAF', '2017-06-28'), {
      text: 'Ankommen und zur Ruhe kommen.',
      supporters: ['SAF', 'DRK'],
    });
    const learn = proposeDirection(board, as('IFK', '2017-07-13'), {
      text: 'Deutsch lernen öffnet alle Türen.',
      supporters: ['IFK', 'AA'],
      resourceIds: [course],
    });
    const now = proposeDirection(board, as('SAF', '2017-09-21'), {
      text: 'Arbeit und Deutsch – beides hängt an der Betreuung der Kinder.',
      supporters: ['SAF', 'KJS', 'IFK', 'DRK'],
      resourceIds: [course, bridge, painter],
      gapIds: [places, childCare],
    });
    const july = as('SAF', '2017-07-13');
    const start = { plan: defaultPhases, openGaps: 4 };
    startSitting(chair, july, start, lastSittingId);
    const after = (minutes: number): Author => ({
      ...july,
      now: () => noon('2017-07-13') + minutes * 60_000,
    });
    const phasesOfJuly = [
      ['resources', 3],
      ['will', 14],
      ['direction', 18],
      ['strategies', 23],
      ['agreements', 31],
      ['snapshot', 36],
    ] as const;
    for (const [phase, minute] of phasesOfJuly)
      stepSitting(chair, after(minute), { kind: 'phase', phase });
    stepSitting(chair, after(37), { kind: 'finish', openGaps: 3 });
    setDirection(chair, board, as('SAF', '2017-06-28'), arrive);
    setDirection(chair, board, as('SAF', '2017-07-13'), learn);
    setDirection(chair, board, as('SAF', '2017-09-21'), now);
  }, setUp);
}

/** Takes the sample back to the end of that day; returns when that is, ms since epoch. */
export function takeBackTo(day: string, board: Y.Doc, chair: Y.Doc): number {
  const end = noon(day) + 6 * 60 * 60_000;
  board.transact(() => {
    for (const root of rootNames)
      for (const [id, entry] of board.getMap<Y.Map<unknown>>(root).entries())
        if (Number(entry.get('createdAt')) > end) board.getMap(root).delete(id);
    for (const gap of board.getMap<Y.Map<unknown>>('gaps').values())
      if (
        gap.has('answerResourceId') &&
        !board.getMap('resources').has(String(gap.get('answerResourceId')))
      ) {
        gap.delete('answerResourceId');
        gap.set('state', 'open');
      }
    // What was settled or begun later is not known yet.
    for (const entry of board.getMap<Y.Map<unknown>>('agreements').values())
      if (String(entry.get('settledOn') ?? '') > day) {
        entry.delete('settledOn');
        entry.delete('outcome');
        entry.set('state', 'open');
      }
    for (const entry of board.getMap<Y.Map<unknown>>('chronicle').values()) {
      for (const key of ['needFoundOn', 'startedOn', 'doneOn'])
        if (String(entry.get(key) ?? '') > day) entry.delete(key);
      if (entry.has('order') && String(entry.get('on')) > day) {
        entry.set('kind', 'step');
        entry.delete('leadStays');
      }
    }
  });
  chair.transact(() => {
    const decisions = chair.getMap<{ readonly at: number }>(directionDecisionsRoot);
    for (const [id, { at }] of decisions.entries()) if (at > end) decisions.delete(id);
  });
  return end;
}
