import { Baby, Ellipsis, Trash2, UserRound, UsersRound } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { removeEntity, restoreEntity } from '../../../shared/case/entity.ts';
import { evidenceOf } from '../../../shared/case/evidence.ts';
import type { Will } from '../../../shared/case/will.ts';
import type { WillRow } from '../../../shared/case/will-rows.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useFormat } from '../../words/use-format.ts';
import { EvidenceStep } from './EvidenceStep.tsx';
import { Feasibility, MissingToday } from './Feasibility.tsx';
import { HowToAsk } from './HowToAsk.tsx';
import { NotAskedStep } from './NotAskedStep.tsx';
import { Step } from './Step.tsx';
import { sameEvidence } from './same-evidence.ts';
import type { Writing } from './WillLens.tsx';
import styles from './WillStair.module.css';
import { WillStep } from './WillStep.tsx';
import { WishForm } from './WishForm.tsx';
import { WishStep } from './WishStep.tsx';

export interface StairProps {
  readonly row: WillRow;
  readonly isWriting: boolean;
  onWrite(writing: Writing | undefined): void;
  focusRow(key: string): void;
}

/** One stair: wish, own action, Wille; solid is what is reached. Beside it, how far it can be carried out. */
export function WillStair(props: StairProps) {
  const { t } = useTranslation(['will', 'board']);
  const headingId = useId();
  const { row, isWriting, onWrite, focusRow } = props;
  const { key, person, will } = row;
  const who = person?.label ?? t('board:wholeFamily');
  return (
    <article aria-labelledby={headingId} data-row={key} className={styles.row}>
      <header className={styles.who}>
        <Who row={row} headingId={headingId} name={who} />
        {will && <Actions will={will} who={who} focusRow={focusRow} />}
      </header>
      {will ? (
        <Asked will={will} who={who} onSeen={() => focusRow(key)} />
      ) : (
        <>
          <ol aria-label={t('steps', { who })} className={styles.steps}>
            <Step step="wish" isReached={false}>
              {isWriting ? (
                <WishForm
                  personId={person?.id}
                  who={who}
                  onDone={(id) => {
                    onWrite(undefined);
                    focusRow(id ?? (key === 'new' ? '' : key));
                  }}
                />
              ) : (
                person && (
                  <NotAskedStep
                    person={person}
                    onEnter={() => onWrite({ personId: person.id })}
                    onDone={focusRow}
                  />
                )
              )}
            </Step>
            <Step step="action" isReached={false} state={t('noEvidence')}>
              <HowToAsk />
            </Step>
            <Step step="will" isReached={false} state={t('notYet')}>
              <p className={styles.note}>{t('openText')}</p>
            </Step>
          </ol>
          <div className={styles.feasible}>{person && <MissingToday personId={person.id} />}</div>
        </>
      )}
    </article>
  );
}

function Asked(props: { readonly will: Will; readonly who: string; onSeen(): void }) {
  const { t } = useTranslation('will');
  const { will, who } = props;
  const format = useFormat();
  const evidence = useBoard((board) => evidenceOf(will, board), sameEvidence);
  const count = evidence.filter(({ isTold }) => !isTold).length;
  const isWill = count > 0;
  return (
    <>
      <ol aria-label={t('steps', { who })} className={styles.steps}>
        <Step step="wish" isReached state={t('saidOn', { date: format.day(will.createdAt) })}>
          <WishStep will={will} who={who} isWill={isWill} />
        </Step>
        <Step
          step="action"
          isReached={isWill}
          state={isWill ? t('evidence', { count, word: format.number(count) }) : t('noEvidenceYet')}
        >
          <EvidenceStep will={will} who={who} evidence={evidence} isWill={isWill} />
        </Step>
        <WillStep will={will} who={who} evidence={evidence} onSeen={props.onSeen} />
      </ol>
      <div className={styles.feasible}>
        <Feasibility will={will} who={who} />
      </div>
    </>
  );
}

function Who(props: { readonly row: WillRow; readonly headingId: string; readonly name: string }) {
  const { t } = useTranslation(['will', 'method']);
  const format = useFormat();
  const size = useBoard((board) => board.persons.size);
  const { person } = props.row;
  const isChild = person?.kinship === 'child';
  const Icon = person ? (isChild ? Baby : UserRound) : UsersRound;
  const more = person
    ? isChild
      ? t('child')
      : person.ageGroup && t(`method:ageGroup.${person.ageGroup}`)
    : size > 1 && t('allOf', { word: format.number(size) });
  return (
    <>
      <Icon aria-hidden="true" size={21} className={styles.person} />
      <h2 id={props.headingId} tabIndex={-1} className={styles.label}>
        {props.name}
      </h2>
      {more && more !== props.name && <p className={styles.more}>{more}</p>}
    </>
  );
}

function Actions(props: {
  readonly will: Will;
  readonly who: string;
  focusRow(key: string): void;
}) {
  const { t } = useTranslation(['will', 'common']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const readOnly = useReadOnly();
  const { id, statement: text } = props.will;
  if (readOnly) return null;
  const remove = () => {
    const done = run(() => {
      removeEntity(board, author, 'wills', id);
      return true;
    });
    if (!done) return;
    props.focusRow('');
    toasts.undo(t('removed', { text }), t('common:undo'), () => {
      run(() => restoreEntity(board, author, 'wills', id));
      props.focusRow(id);
    });
  };
  return (
    <span className={styles.actions}>
      <MenuButton
        icon={Ellipsis}
        label={t('actions', { who: props.who, text })}
        groups={[
          {
            items: [
              {
                id: 'remove',
                label: t('remove'),
                icon: <Trash2 aria-hidden="true" size={18} />,
                danger: true,
                onSelect: remove,
              },
            ],
          },
        ]}
      />
    </span>
  );
}
