import { useTranslation } from 'react-i18next';
import type { Instrument } from '../../../shared/method/instruments.ts';
import type { Reason } from '../../../shared/method/suggest.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useFormat } from '../../words/use-format.ts';

/** Why an instrument is suggested, and what one has to know of it. */
export function useReasonWords() {
  const { t } = useTranslation(['strategies', 'method']);
  const format = useFormat();
  const { boardStore } = useCaseSession();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const wordsOf = (reason: Reason): string => {
    if (reason.kind === 'resource') {
      const resource = boardStore.getState().resources.get(reason.resourceId);
      return t('strategies:offers.ofResource', {
        resource: resource?.text ?? '',
        person: personWord(persons, resource?.personIds ?? []),
      });
    }
    const person = personWord(persons, reason.personIds);
    if (reason.kind === 'children') return t('strategies:offers.ofChildren', { person });
    return t('strategies:offers.ofAge', {
      person,
      ageGroup: t(`method:ageGroup.${reason.ageGroup}`),
      phase: t(`method:phase.${reason.phase}`),
    });
  };
  const notesOf = (instrument: Instrument, isValid: boolean): string[] => {
    const { provider, preconditions, waitingDays, validUntil, validFrom } = instrument;
    return [
      provider,
      preconditions && t('strategies:offers.needs', { preconditions }),
      waitingDays && t('strategies:offers.waits', { count: waitingDays }),
      !isValid &&
        (validUntil
          ? t('strategies:historicUntil', { date: format.date(validUntil) })
          : t('strategies:notBefore', { date: format.date(validFrom ?? '') })),
    ].filter((each) => typeof each === 'string');
  };
  return { wordsOf, notesOf };
}
