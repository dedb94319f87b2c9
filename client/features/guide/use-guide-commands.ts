import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { removeEntity } from '../../../shared/case/entity.ts';
import { addGap } from '../../../shared/case/gap.ts';
import { addResource } from '../../../shared/case/resource.ts';
import { enterWish } from '../../../shared/case/will-question-commands.ts';
import { fieldOfAnswer } from '../../../shared/method/interview.ts';
import type { Question } from '../../../shared/method/question-catalogue.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { isoDay } from '../../words/format.ts';

/** What a question that was asked becomes, in one step. */
export function useGuideCommands() {
  const { board, author } = useCaseSession();
  const command = useCommand();
  const { t } = useTranslation('guide');
  const { t: common } = useTranslation('common');
  return useMemo(
    () => ({
      /** Whether it was taken. */
      answer({ id: questionId, area }: Question, personId: string | undefined, text: string) {
        const field = fieldOfAnswer(area);
        const on = isoDay(author.now());
        const done = command(() =>
          field
            ? addResource(board, author, {
                field,
                text,
                personIds: personId ? [personId] : [],
                recordedOn: on,
                questionId,
              })
            : enterWish(board, author, { statement: text, personId, questionId, on }),
        );
        if (done === undefined) return false;
        announce(t(field ? 'addedResource' : 'addedWish', { text }));
        return true;
      },
      ask({ id: questionId, area, text }: Question, personId: string | undefined) {
        const field = fieldOfAnswer(area);
        const id = command(() =>
          addGap(board, author, {
            field: field ?? 'personal',
            question: text,
            personIds: personId ? [personId] : [],
            questionId,
            ...(field ? {} : { willOfPersonId: personId }),
          }),
        );
        if (id === undefined) return;
        toasts.undo(t('addedGap', { text }), common('undo'), () =>
          command(() => removeEntity(board, author, 'gaps', id)),
        );
      },
    }),
    [board, author, command, t, common],
  );
}
