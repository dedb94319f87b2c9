import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  directionTextMax,
  proposeDirection,
  type Voice,
  voices,
} from '../../../shared/case/direction.ts';
import type { EntryRef } from '../../../shared/case/entries.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { CardLinks } from '../../ui/CardLinks.tsx';
import { firstFocus } from '../../ui/first-focus.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { LengthHint } from './LengthHint.tsx';
import styles from './ProposalForm.module.css';

interface Draft {
  readonly text: string;
  readonly voice: Voice;
  readonly resourceIds: readonly string[];
  readonly gapIds: readonly string[];
}

const empty: Draft = { text: '', voice: 'department', resourceIds: [], gapIds: [] };

export function ProposalForm() {
  const { t } = useTranslation('direction');
  const session = useCaseSession();
  const command = useCommand();
  const [draft, setDraft] = useState(empty);
  const [isTried, setTried] = useState(false);
  const isMissing = draft.text.trim() === '';

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    const id = command(() => proposeDirection(session.board, session.author, draft));
    if (id === undefined) return;
    setDraft(empty);
    setTried(false);
  };
  const link = ({ root, id }: EntryRef, linked: boolean) => {
    const key = root === 'resources' ? 'resourceIds' : 'gapIds';
    setDraft((before) => {
      const others = before[key].filter((other) => other !== id);
      return { ...before, [key]: linked ? [...others, id] : others };
    });
  };

  return (
    <form noValidate aria-label={t('newProposal')} className={styles.form} onSubmit={onSubmit}>
      <h3 className={styles.heading}>{t('newProposal')}</h3>
      <TextArea
        ref={firstFocus}
        label={t('text')}
        hint={<LengthHint length={draft.text.length} />}
        placeholder={t('emptyQuestion')}
        required
        maxLength={directionTextMax}
        value={draft.text}
        error={isTried && isMissing ? t('textMissing') : undefined}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <SegmentedSwitch
        label={t('voice')}
        options={voices.map((value) => ({ value, label: t(`voiceOf.${value}`) }))}
        value={draft.voice}
        onChange={(voice) =>
          setDraft({ ...draft, voice: voices.find((each) => each === voice) ?? draft.voice })
        }
      />
      <CardLinks
        resourceIds={draft.resourceIds}
        gapIds={draft.gapIds}
        label={t('linkCardsTo')}
        empty={t('linkHint')}
        onLink={link}
      />
      <Button type="submit" className={styles.submit}>
        {t('propose')}
      </Button>
    </form>
  );
}
