import { Plus, Scale, Waypoints } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainStep, chainOf } from '../../../shared/case/chain.ts';
import { deviationsFrom } from '../../../shared/case/deviations.ts';
import { handoverListOf } from '../../../shared/case/handover-list.ts';
import { transitionClock } from '../../../shared/case/transition-clock.ts';
import { useTown } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useFollows } from '../../ui/use-follows.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { ChainTable } from './ChainTable.tsx';
import styles from './ChainView.module.css';
import { ClockCard } from './ClockCard.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { LeadCard } from './LeadCard.tsx';
import { StepDialog } from './StepDialog.tsx';
import { TemplateDialog } from './TemplateDialog.tsx';
import { useTemplate } from './use-template.ts';
import { useTemplateName } from './use-template-name.ts';

/** The Dienstleistungskette of a case and, beside it, the change of its Rechtskreis. */
export function ChainView({ switcher }: { readonly switcher: ReactNode }) {
  const { t } = useTranslation('chain');
  const nameOf = useTemplateName();
  const followsOf = useFollows();
  const readOnly = useReadOnly();
  const today = useToday();
  const { transitions } = useTown();
  const chronicle = useBoard((board) => board.chronicle);
  const handovers = useBoard((board) => board.handovers);
  const meta = useBoard((board) => board.meta);
  const [dialog, setDialog] = useState<'step' | 'template'>();
  const steps = useMemo(() => chainOf(chronicle), [chronicle]);
  const made = useTemplate(steps);
  const template = made?.template;
  const follows = template && followsOf(template);
  const deviations = useMemo(() => template && deviationsFrom(template, steps), [template, steps]);
  const clock = useMemo(
    () => transitionClock({ chronicle, meta }, transitions, today),
    [chronicle, meta, transitions, today],
  );
  const countOf = ({ kind, copies }: ChainStep) => {
    if (kind !== 'transition') return undefined;
    const list = handoverListOf(handovers, copies);
    return { done: list.filter(({ doneOn }) => doneOn).length, all: list.length };
  };

  return (
    <>
      <div className={styles.bar}>
        {switcher}
        <div className={styles.template}>
          {follows && (
            <p className={styles.follows}>
              <Scale aria-hidden="true" size={16} />
              {follows}
            </p>
          )}
          {!readOnly && (
            <>
              <Button
                variant="secondary"
                size="sm"
                icon={Waypoints}
                onClick={() => setDialog('template')}
              >
                {template ? t('template', { name: nameOf(template) }) : t('chooseTemplate')}
              </Button>
              <Button variant="quiet" size="sm" icon={Plus} onClick={() => setDialog('step')}>
                {t('step')}
              </Button>
            </>
          )}
        </div>
      </div>
      <div className={styles.view}>
        <ChainTable steps={steps} deviations={deviations} countOf={countOf} />
        <div className={styles.aside}>
          <ClockCard clock={clock} />
          <HandoverCard clock={clock} />
          <LeadCard clock={clock} />
        </div>
      </div>
      {dialog === 'step' && <StepDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'template' && (
        <TemplateDialog current={made} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
