import { Footprints, Link2, MessageSquareText, Plus, X } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, EvidenceRef } from '../../../shared/case/evidence.ts';
import type { Will } from '../../../shared/case/will.ts';
import { linkEvidence } from '../../../shared/case/will-commands.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useFormat } from '../../words/use-format.ts';
import { EvidencePicker } from './EvidencePicker.tsx';
import styles from './EvidenceStep.module.css';
import { suggestedEvidence } from './suggested-evidence.ts';

/** What shows that the person acts, each with who saw it and since when; and the way to link more. */
export function EvidenceStep(props: {
  readonly will: Will;
  readonly who: string;
  readonly evidence: readonly Evidence[];
  readonly isWill: boolean;
}) {
  const { t } = useTranslation('will');
  const { will, who, evidence, isWill } = props;
  const { board, author } = useCaseSession();
  const run = useCommand();
  const readOnly = useReadOnly();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const picker = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setAnchor(undefined), []);
  const suggested = useBoard((state) => suggestedEvidence(state, will));
  const link = (item: EvidenceRef, linked: boolean) =>
    void run(() => linkEvidence(board, author, will.id, item, linked));
  const proposal = isWill ? undefined : suggested;
  return (
    <>
      {evidence.length > 0 && (
        <ul className={styles.list}>
          {evidence.map((item) => (
            <EvidenceLine
              key={item.id}
              evidence={item}
              onUnlink={
                readOnly
                  ? undefined
                  : () => {
                      link(item, false);
                      picker.current?.focus();
                    }
              }
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <>
          {!isWill && (
            <p className={styles.hint}>
              <Link2 aria-hidden="true" size={17} />
              {t('linkHint')}
            </p>
          )}
          <div className={styles.actions}>
            {proposal && (
              <button
                type="button"
                className={styles.choice}
                onClick={() => {
                  link({ root: 'resources', id: proposal.id }, true);
                  picker.current?.focus();
                }}
              >
                <Plus aria-hidden="true" size={16} />
                <span>
                  <span className="visually-hidden">{t('linkThis')} </span>
                  {proposal.text}
                </span>
                {proposal.department && <DepartmentPill department={proposal.department} />}
              </button>
            )}
            <Button
              ref={picker}
              variant="quiet"
              size="sm"
              icon={Plus}
              className={cx(proposal && styles.choice)}
              aria-label={t(proposal ? 'linkOtherFor' : 'linkFor', { who })}
              aria-haspopup="dialog"
              aria-expanded={anchor !== undefined}
              onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
            >
              {t(proposal ? 'linkOther' : 'link')}
            </Button>
          </div>
          {anchor && (
            <Popover title={t('linkFor', { who })} anchor={anchor} onClose={close}>
              <EvidencePicker will={will} onLink={link} />
            </Popover>
          )}
        </>
      )}
    </>
  );
}

function EvidenceLine(props: {
  readonly evidence: Evidence;
  readonly onUnlink: (() => void) | undefined;
}) {
  const { t } = useTranslation('will');
  const format = useFormat();
  const view = useCaseViewStore();
  const { root, id, text, department, on, isTold } = props.evidence;
  const Icon = isTold ? MessageSquareText : Footprints;
  return (
    <li className={cx(styles.line, isTold && styles.told)}>
      <Icon aria-hidden="true" size={17} className={styles.icon} />
      <span className={styles.text}>
        {root === 'resources' ? (
          <button
            type="button"
            className={styles.open}
            aria-label={t('open', { text })}
            onClick={() => view.setState({ sheet: { root, id } })}
          >
            {text}
          </button>
        ) : (
          text
        )}
        {isTold && <small className={styles.why}>{t('told')}</small>}
      </span>
      {department && <DepartmentPill department={department} />}
      {on && <span className={cx(styles.date, 'tabular')}>{format.shortDate(on)}</span>}
      {props.onUnlink && (
        <IconButton
          icon={X}
          label={t('unlink', { text })}
          className={styles.unlink}
          onClick={props.onUnlink}
        />
      )}
    </li>
  );
}
