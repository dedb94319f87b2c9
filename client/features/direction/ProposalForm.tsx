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
import { useDraft } from '../../ui/drafts.ts';
import { firstFocus } from '../../ui/first-focus.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { LengthHint } from './LengthHint.tsx';
import styles from './ProposalForm.module.css';

interface Rest {
  readonly voice: Voice;
  readonly resourceIds: readonly string[];
  readonly gapIds: readonly string[];
}

const empty: Rest = { voice: 'department', resourceIds: [], gapIds: [] };

export function ProposalForm() {
  const { t } = useTranslation('direction');
  const session = useCaseSession();
  const command = useCommand();
  const [text, setText] = useDraft('proposal', '');
  const [rest, setRest] = useDraft('proposal rest', empty);
  const [isTried, setTried] = useState(false);
  const isMissing = text.trim() === '';

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    const id = command(() => proposeDirection(session.board, session.author, { text, ...rest }));
    if (id === undefined) return;
    setText('');
    setRest(empty);
    setTried(false);
  };
  const link = ({ root, id }: EntryRef, linked: boolean) => {
    const key = root === 'resources' ? 'resourceIds' : 'gapIds';
    const others = rest[key].filter((other) => other !== id);
    setRest({ ...rest, [key]: linked ? [...others, id] : others });
  };

  return (
    <form noValidate aria-label={t('newProposal')} className={styles.form} onSubmit={onSubmit}>
      <h3 className={styles.heading}>{t('newProposal')}</h3>
      <TextArea
        ref={firstFocus}
        label={t('text')}
        hint={<LengthHint length={text.length} />}
        placeholder={t('emptyQuestion')}
        required
        maxLength={directionTextMax}
        value={text}
        error={isTried && isMissing ? t('textMissing') : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <SegmentedSwitch
        label={t('voice')}
        options={voices.map((value) => ({ value, label: t(`voiceOf.${value}`) }))}
        value={rest.voice}
        onChange={(voice) =>
          setRest({ ...rest, voice: voices.find((each) => each === voice) ?? rest.voice })
        }
      />
      <CardLinks
        resourceIds={rest.resourceIds}
        gapIds={rest.gapIds}
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
