import { Check, Pencil, ThumbsUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Direction,
  supportDirection,
  updateDirection,
} from '../../../shared/case/direction.ts';
import { removeEntity, restoreEntity } from '../../../shared/case/entity.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { CardLinks } from '../../ui/CardLinks.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import { toasts } from '../../ui/toasts.ts';
import { typeset } from '../../ui/typeset.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { LengthHint } from './LengthHint.tsx';
import styles from './ProposalItem.module.css';
import { useDirectionCommands } from './use-direction-commands.ts';

/** One proposal: its words are written together, its support is each department's own. */
export function ProposalItem(props: {
  readonly direction: Direction;
  readonly isReformulated: boolean;
  readonly canSet: boolean;
  onSet(): void;
}) {
  const { t } = useTranslation('direction');
  const { t: common } = useTranslation('common');
  const { direction } = props;
  const { id, text, department, supporters } = direction;
  const session = useCaseSession();
  const command = useCommand();
  const readOnly = useReadOnly();
  const { set } = useDirectionCommands();
  const [isEditing, setEditing] = useState(props.isReformulated);
  const own = session.participant.department;
  const isOwn = department === own;
  const supports = supporters.includes(own);

  const remove = () => {
    const { board, author } = session;
    command(() => removeEntity(board, author, 'directions', id));
    toasts.undo(t('removed'), common('undo'), () =>
      command(() => restoreEntity(board, author, 'directions', id)),
    );
  };
  const link = (key: 'resourceIds' | 'gapIds', card: string, linked: boolean) => {
    const others = direction[key].filter((other) => other !== card);
    command(() =>
      updateDirection(session.board, session.author, id, {
        [key]: linked ? [...others, card] : others,
      }),
    );
  };

  return (
    <li
      aria-label={t('proposalName', { department, text })}
      className={cx(styles.item, props.isReformulated && styles.reformulated)}
    >
      {props.isReformulated && <p className={styles.note}>{t('reformulating')}</p>}
      <div className={styles.meta}>
        <DepartmentPill department={department} />
        {t(`voiceOf.${direction.voice}`)}
        {!readOnly && (
          <span className={styles.tools}>
            <IconButton
              icon={isEditing ? Check : Pencil}
              label={isEditing ? t('editDone') : t(isOwn ? 'edit' : 'writeAlong')}
              onClick={() => setEditing(!isEditing)}
            />
            {isOwn && <IconButton icon={Trash2} label={t('remove')} onClick={remove} />}
          </span>
        )}
      </div>
      {isEditing ? (
        <>
          <SharedTextArea
            className={styles.text}
            text={{ root: 'directions', id, field: 'text' }}
            value={text}
            label={t('text')}
          />
          <LengthHint length={text.length} />
        </>
      ) : (
        <p className={styles.text}>{typeset(text)}</p>
      )}
      <CardLinks
        resourceIds={direction.resourceIds}
        gapIds={direction.gapIds}
        label={t('linkCardsTo')}
        empty={t('linkHint')}
        onLink={(card, linked) =>
          link(card.root === 'resources' ? 'resourceIds' : 'gapIds', card.id, linked)
        }
      />
      <p className={styles.supporters}>
        {supporters.length === 0 ? t('noSupporters') : t('supporters')}
        {supporters.map((supporter) => (
          <DepartmentPill key={supporter} department={supporter} />
        ))}
      </p>
      {!readOnly && (
        <div className={styles.actions}>
          <Button
            variant="secondary"
            size="sm"
            icon={supports ? Check : ThumbsUp}
            aria-pressed={supports}
            className={styles.support}
            onClick={() =>
              command(() => supportDirection(session.board, session.author, id, !supports))
            }
          >
            {t('support')}
          </Button>
          {props.canSet && (
            <Button
              size="sm"
              onClick={() => {
                if (set(id)) props.onSet();
              }}
            >
              {t('set')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
