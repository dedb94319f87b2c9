import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addGap, gapQuestionMax } from '../../../shared/case/gap.ts';
import { addResource, resourceTextMax } from '../../../shared/case/resource.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './FieldGrid.module.css';

/** A new card of a field: its text; everything else in the side sheet. */
export function QuickAdd({ field, onClose }: { readonly field: ResourceField; onClose(): void }) {
  const { t } = useTranslation(['map', 'method', 'common']);
  const session = useCaseSession();
  const run = useCommand();
  const [root, setRoot] = useState<'resources' | 'gaps'>('resources');
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), []);
  const isGap = root === 'gaps';
  const label = t(isGap ? 'map:newGapText' : 'map:newResourceText');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = text.current?.value.trim() ?? '';
    if (written === '') return onClose();
    const { board, author } = session;
    const id = run(() =>
      isGap
        ? addGap(board, author, { field, question: written })
        : addResource(board, author, { field, text: written }),
    );
    if (id !== undefined) onClose();
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
      <textarea
        ref={text}
        rows={2}
        maxLength={isGap ? gapQuestionMax : resourceTextMax}
        aria-label={label}
        placeholder={label}
        className={styles.quickText}
      />
      <div className={styles.quickActions}>
        <Button variant="quiet" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit">{t('common:add')}</Button>
      </div>
    </form>
  );
}
