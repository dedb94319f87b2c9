import { Plus, Scale, Waypoints } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ChainStep, chainOf } from '../../../shared/case/chain.ts';
import { deviationsFrom } from '../../../shared/case/deviations.ts';
import { handoverListOf } from '../../../shared/case/handover-list.ts';
import { transitionClock } from '../../../shared/case/transition-clock.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { useTown } from '../../sync/town.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { ruleName } from '../../ui/rule-name.ts';
import { useFollowedRules } from '../../ui/use-follows.ts';
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
  const { t } = useTranslation(['chain', 'learning']);
  const nameOf = useTemplateName();
  const rulesOf = useFollowedRules(isStaff(useCaseSession().participant.role));
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
          {template &&
            rulesOf(template).map((rule) => (
              <Link key={rule} href={`/regelwerk#regel-${rule}`} className={styles.follows}>
                <Scale aria-hidden="true" size={16} />
                {t('learning:follows', { rules: ruleName(rule) })}
              </Link>
            ))}
          {!readOnly && (
            <>
              <Button
                variant="secondary"
                size="sm"
                icon={Waypoints}
                onClick={() => setDialog('template')}
              >
                {template
                  ? t('chain:template', { name: nameOf(template) })
                  : t('chain:chooseTemplate')}
              </Button>
              <Button variant="quiet" size="sm" icon={Plus} onClick={() => setDialog('step')}>
                {t('chain:step')}
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
