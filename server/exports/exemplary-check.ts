import { readBoard } from '../../shared/case/board.ts';
import { textsOf } from '../../shared/case/case-texts.ts';
import { readChair } from '../../shared/case/chair.ts';
import { boardOfFile, CaseFileError, chairOfFile } from '../../shared/case/read-case-file.ts';
import { rootNames } from '../../shared/case/roots.ts';
import { summarise } from '../../shared/case/summary.ts';
import type { ExemplaryFacts, ExemplaryProposal } from '../../shared/protocol/exemplary.ts';
import type { ExemplaryContent } from '../store/exemplary-store.ts';
import { exemplaryForm } from './file-forms.ts';
import { pathOf } from './file-path.ts';

/** The list holds it for every one: what is beyond is not found, but shown. */
const searchedMax = 20_000;

/**
 * What an exemplary case is found by, and what is shown of it. Nothing comes along that others were not to see: entrusted,
 * removed, drawn or noted. Throws CaseFileError.
 */
export function checkExemplary({ title, fields, ...given }: ExemplaryProposal): {
  readonly facts: ExemplaryFacts;
  readonly content: ExemplaryContent;
} {
  const content = { board: given.board, chair: given.chair };
  const isOfForm = exemplaryForm();
  if (!isOfForm(content)) {
    const [problem] = isOfForm.errors ?? [];
    const { instancePath = '', params = {} } = problem ?? {};
    const { additionalProperty, missingProperty } = params as Record<string, unknown>;
    throw new CaseFileError(
      'caseFileInvalid',
      pathOf(instancePath, additionalProperty ?? missingProperty),
    );
  }
  const { removed, ink, notes } = content.board;
  for (const root of rootNames) {
    if (removed[root].length > 0)
      throw new CaseFileError('caseFileInvalid', `board.removed.${root}`);
    const index = content.board[root].findIndex(
      ({ entrusted, transfer, createdBy }) => entrusted ?? transfer ?? createdBy,
    );
    if (index >= 0) throw new CaseFileError('caseFileInvalid', `board.${root}[${index}]`);
  }
  if (ink.length > 0) throw new CaseFileError('caseFileInvalid', 'board.ink');
  if (notes.length > 0) throw new CaseFileError('caseFileInvalid', 'board.notes');
  for (const root of ['closedMinutes', 'addenda'] as const)
    if (content.chair[root].length > 0) throw new CaseFileError('caseFileInvalid', `chair.${root}`);
  const opened = boardOfFile(content.board, 'board').board;
  const chair = chairOfFile(content.chair, 'chair');
  const board = readBoard(opened);
  const { wills, gaps, directions, strategies } = board;
  const { resources, openGaps, directions: current } = summarise(board, readChair(chair));
  opened.destroy();
  chair.destroy();
  return {
    content,
    facts: {
      title,
      fields,
      needs: [
        ...[...directions.values()].map(({ text }) => text),
        ...[...wills.values()].map(({ statement }) => statement),
        ...[...gaps.values()].map(({ question }) => question),
      ],
      texts: textsOf(content.board, content.chair)
        .map(({ text }) => text)
        .join('\n')
        .slice(0, searchedMax),
      instruments: [
        ...new Set([...strategies.values()].flatMap(({ instrumentIds }) => instrumentIds)),
      ].sort(),
      sign: { resources, openGaps, directions: current.length },
    },
  };
}
