import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeStrategy } from '../../shared/case/strategy.ts';
import { textRuleOf } from '../../shared/case/text.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { announce } from './announcer.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { useDraft } from './drafts.ts';
import { firstFocus } from './first-focus.ts';
import styles from './ProposeStrategyDialog.module.css';
import { TextArea, TextField } from './TextField.tsx';
import { useCommand } from './use-command.ts';

const maxOf = (field: string) => textRuleOf({ root: 'strategies', id: '', field }).max;

/** A title is enough; the letter comes by itself. */
export function ProposeStrategyDialog(props: {
  onClose(): void;
  onProposed?: (id: string) => void;
}) {
  const { t } = useTranslation('strategies');
  const { t: common } = useTranslation('common');
  const session = useCaseSession();
  const command = useCommand();
  const formId = useId();
  const [title, setTitle] = useDraft('strategy title', '');
  const [summary, setSummary] = useDraft('strategy summary', '');
  const [rationale, setRationale] = useDraft('strategy rationale', '');
  const [isTried, setTried] = useState(false);
  const isMissing = title.trim() === '';
  const clear = () => {
    setTitle('');
    setSummary('');
    setRationale('');
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    const id = command(() =>
      proposeStrategy(session.board, session.author, { title, summary, rationale }),
    );
    if (id === undefined) return;
    const letter = session.boardStore.getState().strategies.get(id)?.letter ?? '';
    announce(t('proposed', { letter, title: title.trim() }));
    clear();
    props.onClose();
    props.onProposed?.(id);
  };

  return (
    <Dialog
      title={t('proposeStrategy')}
      onClose={props.onClose}
      actions={
        <>
          <Button
            variant="secondary"
            onClick={() => {
              clear();
              props.onClose();
            }}
          >
            {common('cancel')}
          </Button>
          <Button type="submit" form={formId}>
            {t('propose')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className={styles.form} onSubmit={onSubmit}>
        <p className={styles.lead}>{t('proposeLead')}</p>
        <TextField
          ref={firstFocus}
          label={t('field.title')}
          required
          maxLength={maxOf('title')}
          value={title}
          error={isTried && isMissing ? t('titleMissing') : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={`${t('field.summary')} (${common('optional')})`}
          maxLength={maxOf('summary')}
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <TextArea
          label={`${t('field.rationale')} (${common('optional')})`}
          maxLength={maxOf('rationale')}
          value={rationale}
          onChange={(event) => setRationale(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
