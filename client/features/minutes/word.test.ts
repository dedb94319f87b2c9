import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../../shared/case/board.ts';
import { readChair } from '../../../shared/case/chair.ts';
import { addGap } from '../../../shared/case/gap.ts';
import { boardFor, minutesOf } from '../../../shared/case/minutes.ts';
import { startSitting } from '../../../shared/case/sitting.ts';
import { testBoard } from '../../../shared/case/test-boards.ts';
import { attachVault } from '../../../shared/case/vaults.ts';
import { defaultPhases } from '../../../shared/method/phases.ts';
import { minutes as words } from '../../words/de/minutes.ts';
import type { MinutesText } from './minutes-text.ts';
import { wordOf } from './word.ts';

const text: MinutesText = {
  heading: 'Protokoll der kollegialen Fallberatung',
  pseudonym: 'Familie O.',
  caseFacts: 'Irak, vier Personen (F-0617)',
  time: 'Do, 21.09.2017, 9:05 bis 9:40 Uhr',
  day: '2017-09-21',
  sphere: 'SGB II seit 12.09.2017',
  lead: 'Sozialdienst (SAF)',
  present: ['SAF', 'KJS'],
  excused: 'entschuldigt: CBE',
  directions: ['Arbeit und Deutsch'],
  wills: [{ id: 'w', who: 'Vater', what: '„Ich will als Maler arbeiten.“' }],
  figureHeads: ['Runde 1', 'Runde 2'],
  strategies: [
    {
      id: 's',
      letter: 'C',
      title: 'Erst Kita-Plätze',
      summary: 'damit beide in den Kurs können',
      isPursued: true,
      proposers: ['SAF'],
      figures: ['19 von 80', '13 von 80'],
      conditions: [{ id: 'c', department: 'JC', text: 'Bedingung: Antrag bis Oktober' }],
    },
  ],
  weighedIn: 'Bewertet in 2 Runden.',
  decision: 'C verfolgen.\nB ruht.',
  objections: [{ id: 'o', department: 'KJS', text: 'Keine Plätze absehbar', to: 'zu C' }],
  agreements: [{ id: 'a', department: 'DRK', what: 'Betreuung klären', due: '26.09.2017' }],
  earlier: [{ id: 'e', person: 'Vater', what: 'Termin', due: '', state: 'erledigt' }],
  openGaps: [{ id: 'g', department: 'CBE', text: 'Gibt es Kontakte?' }],
  closedGaps: [{ id: 'h', department: 'KJS', text: 'Ab wann?', answer: 'Ab Januar' }],
  notes: [
    { kind: 'heading', runs: [{ text: 'Zum Kurs', strong: false }] },
    { kind: 'paragraph', runs: [{ text: 'sehr wichtig', strong: true }] },
    { kind: 'item', runs: [{ text: 'ein Punkt', strong: false }] },
  ],
  addenda: [{ id: 'n', department: 'KJS', head: 'Nachtrag vom 22.09.2017', text: 'Platz frei.' }],
  versionNote: 'Anvertraute Einträge erscheinen nicht.',
  foot: 'Momentaufnahme vom 21.09.2017',
  confidential: 'Vertraulich: Sozialdaten',
};

async function filesOf(said: MinutesText) {
  const blob = await wordOf(said, {
    ...words,
    language: 'de',
    direction: 'Allgemeine Aufmerksamkeitsrichtung',
    will: words.part.will,
    strategies: words.strategiesTitle,
    ...words.column,
    addenda: words.part.addenda,
    of: words.pageOf,
  });
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return {
    names: Object.keys(files),
    document: read('word/document.xml'),
    footer: read('word/footer1.xml'),
    core: read('docProps/core.xml'),
    app: read('docProps/app.xml'),
  };
}

const plain = (xml: string) => xml.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');

it('says in Word what the minutes say, page numbers and confidentiality below each page', async () => {
  const { document, footer } = await filesOf(text);
  for (const said of [
    'Familie O.',
    'Do, 21.09.2017, 9:05 bis 9:40 Uhr',
    'entschuldigt: CBE',
    'Arbeit und Deutsch',
    '„Ich will als Maler arbeiten.“',
    'Erst Kita-Plätze',
    '19 von 80|13 von 80',
    'Bedingung: Antrag bis Oktober',
    'C verfolgen.|B ruht.',
    'Einwand vermerkt: |KJS |zu C: Keine Plätze absehbar',
    'DRK|Betreuung klären|26.09.2017',
    'Vater|Termin|erledigt',
    'CBE|Gibt es Kontakte?',
    'Ab wann? |Ab Januar',
    'Nachtrag vom 22.09.2017 · KJS|Platz frei.',
    'Anvertraute Einträge erscheinen nicht.',
  ])
    expect(plain(document)).toContain(said);
  expect(document).toMatch(/<w:pStyle w:val="Heading3"\/>.*?Zum Kurs/);
  expect(document).toMatch(/<w:b\/>[^p]*?<w:t xml:space="preserve">sehr wichtig</);
  expect(document).toMatch(/<w:numPr>(?:(?!<\/w:p>).)*ein Punkt/);
  expect(plain(footer)).toContain('Vertraulich: Sozialdaten');
  expect(footer).toContain('NUMPAGES');
});

it('names nobody in the properties of the file', async () => {
  const { core, app } = await filesOf(text);
  expect(core).toContain('<dc:title>Protokoll der kollegialen Fallberatung</dc:title>');
  expect(core).not.toMatch(/creator|lastModifiedBy|Familie O\.|Un-named/);
  expect(app).not.toMatch(/Company|Manager|Familie O\./);
});

it('takes what people wrote as text, never as a field, a link or a part of the file', async () => {
  const hostile =
    '=HYPERLINK("http://x") { DDEAUTO c:\\x } </w:t><w:fldSimple w:instr="DDE"/>\u0001\uD800';
  const { document, names } = await filesOf({
    ...text,
    pseudonym: hostile,
    decision: hostile,
    agreements: [{ id: 'a', department: hostile, what: hostile, due: hostile, state: hostile }],
    notes: [{ kind: 'item', runs: [{ text: hostile, strong: true }] }],
  });
  expect(document).not.toMatch(/<w:(fldSimple|fldChar|instrText|hyperlink|object|altChunk)/);
  expect(document.isWellFormed()).toBe(true);
  expect(document).not.toContain('\u0001');
  expect(plain(document)).toContain(
    '=HYPERLINK(&quot;http://x&quot;) { DDEAUTO c:\\x } &lt;/w:t&gt;&lt;w:fldSimple w:instr=&quot;DDE&quot;/&gt;',
  );
  expect(names.filter((name) => /media|embeddings|vba/i.test(name))).toEqual([]);
});

it('holds nothing that is entrusted to others than those it is for', async () => {
  const [board, chair] = [testBoard(), new Y.Doc()];
  const by = { participantId: 'p', department: 'SAF', now: () => Date.UTC(2017, 8, 21, 9) };
  const vault = { key: 'ours', departments: ['SAF', 'KJS'], doc: testBoard() };
  attachVault(board, vault);
  startSitting(chair, by, { plan: defaultPhases, openGaps: 0 });
  addGap(vault.doc, by, { field: 'personal', question: 'Wie schläft die Mutter?' });
  addGap(board, by, { field: 'personal', question: 'Wer begleitet?' });
  const gapsFor = async (vaultKey: string | undefined) => {
    const state = readChair(chair);
    const [sitting] = state.sittings;
    if (!sitting) throw new Error('No sitting');
    const { openGaps } = minutesOf(boardFor(readBoard(board), vaultKey), state, sitting);
    const said = openGaps.map(({ id, question }) => ({ id, text: question }));
    return plain((await filesOf({ ...text, openGaps: said })).document);
  };
  expect(await gapsFor('ours')).toContain('Wie schläft die Mutter?');
  const forAll = await gapsFor(undefined);
  expect(forAll).toContain('Wer begleitet?');
  expect(forAll).not.toContain('schläft');
});
