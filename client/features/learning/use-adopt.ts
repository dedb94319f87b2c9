import { nanoid } from 'nanoid';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionFigure } from '../../../shared/learning/questions.ts';
import { readTownContent, type TownSettings } from '../../../shared/method/town-settings.ts';
import { ApiFailure, fetchTown, saveTown } from '../../sync/api.ts';
import { showTown, useTown } from '../../sync/town.ts';
import { toasts } from '../../ui/toasts.ts';

class Full extends Error {}

/** The town's settings with these questions at the end of the Fragenkatalog. Throws Full, ApiFailure. */
async function save(town: TownSettings, added: readonly QuestionFigure[]): Promise<TownSettings> {
  const known = new Set(town.questions.map(({ text }) => text));
  const own = added
    .filter(({ question }) => !known.has(question))
    .map(({ question, field }) => ({ id: nanoid(12), area: field, text: question, hint: '' }));
  const { version, validFrom: _, by: __, ...content } = town;
  const read = readTownContent({ ...content, questions: [...town.questions, ...own] });
  if ('problem' in read) throw new Full();
  return saveTown({ basedOn: version, settings: read.content });
}

/** Takes questions into the Fragenkatalog. */
export function useAdopt(onAdopted: () => void) {
  const { t } = useTranslation(['learning', 'errors']);
  const town = useTown();
  const [isBusy, setBusy] = useState(false);
  const adopt = async (questions: readonly QuestionFigure[]) => {
    if (isBusy) return;
    setBusy(true);
    try {
      showTown(
        await save(town, questions).catch(async (error: unknown) => {
          if (!(error instanceof ApiFailure && error.code === 'stale')) throw error;
          // Something is only added: it fits onto whatever others have saved.
          return save(await fetchTown(), questions);
        }),
      );
      toasts.info({ title: t('questions.adopted', { count: questions.length }) }, 'learning');
      onAdopted();
    } catch (error) {
      if (error instanceof Full) toasts.error({ title: t('questions.full') }, 'learning');
      else if (error instanceof ApiFailure)
        toasts.error({ title: t(`errors:api.${error.code}`) }, 'learning');
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  return { adopt, isBusy };
}
