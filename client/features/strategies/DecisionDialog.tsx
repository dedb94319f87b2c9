import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  decideStrategies,
  decisionTextMax,
  type Outcome,
  outcomeOf,
  outcomes,
  type StrategyDecision,
} from '../../../shared/case/strategy-decision.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './DecisionDialog.module.css';
import { useWeighing } from './weighing.tsx';

/** The chair signs what was decided: free words, and what becomes of each strategy. It takes the place of all there is. */
export function DecisionDialog(props: {
  readonly current: readonly StrategyDecision[];
  onClose(): void;
}) {
  const { t } = useTranslation('weighing');
  const session = useCaseSession();
  const command = useCommand();
  const { strategies } = useWeighing();
  const { current } = props;
  const before = current.map((decision) => decision.text).join('\n');
  const [draft, keepDraft] = useDraft<string | undefined>('strategy-decision', undefined);
  const text = draft ?? before;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Outcome>>(
    () =>
      new Map(
        strategies.flatMap(({ id }) => {
          const outcome = outcomeOf({ current }, id);
          return outcome ? [[id, outcome] as const] : [];
        }),
      ),
  );
  const decide = () => {
    const named = strategies.flatMap(({ id }) => {
      const outcome = chosen.get(id);
      return outcome ? [[id, outcome] as const] : [];
    });
    const id = command(() =>
      decideStrategies(session.chair, session.board, session.author, {
        text,
        outcomes: Object.fromEntries(named),
      }),
    );
    if (id === undefined) return;
    keepDraft(undefined);
    announce(t('decided'));
    props.onClose();
  };
  return (
    <Dialog
      size="lg"
      title={t('decision')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={decide}>{t('decide')}</Button>
        </>
      }
    >
      <TextArea
        label={t('decisionText')}
        hint={t('decisionHint')}
        maxLength={decisionTextMax}
        value={text}
        onChange={(event) => keepDraft(event.target.value)}
      />
      <div className={styles.outcomes}>
        {strategies.map(({ id, letter, title }) => (
          <SegmentedSwitch
            key={id}
            label={t('outcomeOf', { letter, title })}
            options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            value={chosen.get(id)}
            onChange={(outcome) => setChosen(new Map(chosen).set(id, outcome))}
          />
        ))}
      </div>
    </Dialog>
  );
}
