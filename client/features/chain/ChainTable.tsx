import { Link2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainStep } from '../../../shared/case/chain.ts';
import type { Deviations } from '../../../shared/case/deviations.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './ChainTable.module.css';
import { SkipDialog } from './SkipDialog.tsx';
import { StepDialog } from './StepDialog.tsx';
import { StepIcon } from './StepIcon.tsx';
import { StepRow } from './StepRow.tsx';
import { useChainCommands } from './use-chain-commands.ts';
import type { ListCount } from './use-step-words.ts';

const signs = ['done', 'due', 'late', 'skipped', 'upcoming'] as const;

/** The steps of a case in their order. */
export function ChainTable(props: {
  readonly steps: readonly ChainStep[];
  readonly deviations: Deviations | undefined;
  countOf(step: ChainStep): ListCount | undefined;
}) {
  const { t } = useTranslation('chain');
  const announce = useAnnounce();
  const commands = useChainCommands();
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<{ readonly kind: 'edit' | 'skip'; readonly id: string }>();
  const { steps, deviations } = props;
  const opened = steps.find(({ id }) => id === open?.id);

  const focusStep = (id: string | undefined) =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-step="${id}"] button`)?.focus(),
    );
  const move = (index: number, by: -1 | 1) => {
    const step = steps[index];
    const to = index + by;
    if (!step || to < 0 || to >= steps.length) return;
    // Further down: before the one behind the next.
    if (!commands.place(step.id, steps[by < 0 ? to : to + 1]?.id)) return;
    announce(t('moved', { step: step.what, place: to + 1, count: steps.length }));
    focusStep(step.id);
  };
  const remove = (index: number) => {
    if (!commands.remove(steps[index]?.id ?? '')) return;
    focusStep((steps[index + 1] ?? steps[index - 1])?.id);
  };

  return (
    <section aria-label={t('title')} className={styles.panel}>
      {steps.length === 0 ? (
        <EmptyState icon={Link2} text={t('empty')} />
      ) : (
        <>
          <div aria-hidden="true" className={styles.head}>
            <span className={styles.step}>{t('step')}</span>
            <span>{t('found')}</span>
            <span>{t('started')}</span>
            <span>{t('done')}</span>
            <span>{t('duration')}</span>
            <span>{t('handsTo')}</span>
          </div>
          <ol ref={list} className={styles.list}>
            {steps.map((step, index) => (
              <StepRow
                key={step.id}
                step={step}
                deviations={deviations}
                list={props.countOf(step)}
                onEdit={() => setOpen({ kind: 'edit', id: step.id })}
                onSkip={() => setOpen({ kind: 'skip', id: step.id })}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
        </>
      )}
      <div className={styles.foot}>
        <ul className={styles.legend}>
          {signs.map((state) => (
            <li key={state}>
              <StepIcon state={state} size="sm" />
              {t(`legend.${state}`)}
            </li>
          ))}
        </ul>
        <p className={styles.deviate}>
          {t('deviate')}
          {deviations && deviations.leftOut.length > 0 && (
            <> {t('leftOut', { steps: deviations.leftOut.map(({ what }) => what).join(', ') })}</>
          )}
        </p>
      </div>
      {opened && open?.kind === 'edit' && (
        <StepDialog step={opened} onClose={() => setOpen(undefined)} />
      )}
      {opened && open?.kind === 'skip' && (
        <SkipDialog step={opened} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}
