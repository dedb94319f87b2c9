import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addGap, gapQuestionMax } from '../../../shared/case/gap.ts';
import { addResource, resourceTextMax } from '../../../shared/case/resource.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { NewText } from '../../ui/NewText.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { isoDay } from '../../words/format.ts';
import styles from './FieldGrid.module.css';

/** A new card of a field: its text; everything else in the side sheet. */
export function QuickAdd({ field, onClose }: { readonly field: ResourceField; onClose(): void }) {
  const { t } = useTranslation(['map', 'method', 'common', 'list']);
  const session = useCaseSession();
  const run = useCommand();
  const [root, setRoot] = useState<'resources' | 'gaps'>('resources');
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), []);
  const [typed, setTyped] = useDraft(`new ${field}`, '');
  const [isTried, setTried] = useState(false);
  const isGap = root === 'gaps';
  const written = typed.trim();
  const max = isGap ? gapQuestionMax : resourceTextMax;
  const label = t(isGap ? 'map:newGapText' : 'map:newResourceText');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written === '') return onClose();
    setTried(true);
    if (written.length > max) {
      text.current?.focus();
      return;
    }
    const { board, author } = session;
    const id = run(() =>
      isGap
        ? addGap(board, author, { field, question: written })
        : addResource(board, author, { field, text: written, recordedOn: isoDay(author.now()) }),
    );
    if (id === undefined) return;
    setTyped('');
    onClose();
  };
  return (
    <form
      aria-label={t(isGap ? 'map:newGapIn' : 'map:newResourceIn', {
        field: t(`method:field.${field}`),
      })}
      className={styles.quickAdd}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <SegmentedSwitch<'resources' | 'gaps'>
        label={`${t('map:resource')} / ${t('map:gap')}`}
        hideLabel
        value={root}
        onChange={setRoot}
        options={[
          { value: 'resources', label: t('map:resource') },
          { value: 'gaps', label: t('map:gap') },
        ]}
      />
      <div>
        <NewText
          ref={text}
          rows={2}
          value={typed}
          length={written.length}
          max={max}
          isTried={isTried}
          label={label}
          placeholder={label}
          className={styles.quickText}
          onChange={setTyped}
        />
      </div>
      <div className={styles.quickActions}>
        <Button
          variant="quiet"
          onClick={() => {
            setTyped('');
            onClose();
          }}
        >
          {t('common:cancel')}
        </Button>
        <Button type="submit">{t('list:add')}</Button>
      </div>
    </form>
  );
}
