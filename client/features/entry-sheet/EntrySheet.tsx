import {
  ChevronRight,
  Lock,
  LockOpen,
  MessageCircleQuestion,
  Presentation,
  Trash2,
  Undo2,
  X,
} from 'lucide-react';
import { useCallback, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardState } from '../../../shared/case/board.ts';
import { removeEntity, restoreEntity } from '../../../shared/case/entity.ts';
import { type EntryRef, placeEntry } from '../../../shared/case/entries.ts';
import { addGap, type Gap, gapQuestionMax } from '../../../shared/case/gap.ts';
import type { Resource } from '../../../shared/case/resource.ts';
import { entriesByField } from '../../../shared/case/select.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { EntrustedMark } from '../../ui/EntrustedMark.tsx';
import { FieldTile, GapMark } from '../../ui/FieldTile.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { LinksField, PersonsField, ResourceFields } from './EntryForm.tsx';
import { EntryHistory } from './EntryHistory.tsx';
import styles from './EntrySheet.module.css';
import { FormField } from './FormField.tsx';
import { GapFields } from './GapFields.tsx';
import { SharedField } from './SharedField.tsx';
import { useFocusInAndOut } from './use-focus-in-and-out.ts';

type Shown = { readonly isRemoved: boolean } & (
  | { readonly root: 'resources'; readonly entity: Resource }
  | { readonly root: 'gaps'; readonly entity: Gap }
);

function pick(board: BoardState, { root, id }: EntryRef): Resource | Gap | undefined {
  return board[root].get(id) ?? (board.removed[root].get(id) as Resource | Gap | undefined);
}

/** Everything about one entry, at the side; on phones over all. Opens for `sheet` of the case view. */
export function EntrySheet() {
  const entry = useCaseView((view) => view.sheet);
  return entry && <Sheet key={entry.id} entry={entry} />;
}

function Sheet({ entry }: { readonly entry: EntryRef }) {
  const { t } = useTranslation(['entry', 'method', 'common']);
  const view = useCaseViewStore();
  const entity = useBoard((board) => pick(board, entry));
  const isRemoved = useBoard((board) => !board[entry.root].has(entry.id));
  const isPhone = useMedia(breakpoints.phone);
  const { dialog, rememberNeighbour } = useFocusInAndOut(entry.id, isPhone);
  const titleId = useId();
  const close = useCallback(() => view.setState({ sheet: undefined }), [view]);
  const shown = entity && ({ root: entry.root, entity, isRemoved } as Shown);
  const isGap = entry.root === 'gaps';
  const isChair = useIsChair();
  const highlight = useCaseView((state) => state.highlight);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      data-area="sheet"
      data-field={entity?.field}
      className={styles.sheet}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <div className={styles.header}>
        {entity && (isGap ? <GapMark field={entity.field} /> : <FieldTile field={entity.field} />)}
        <h2 id={titleId} tabIndex={-1} data-headline="" className={styles.title}>
          <span className="visually-hidden">{t('sheet')}: </span>
          {entity && t(`method:field.${entity.field}`)}
          <ChevronRight aria-hidden="true" size={15} />
          {t(isGap ? 'gap' : 'resource')}
        </h2>
        {entity && isChair && (
          <IconButton
            icon={Presentation}
            label={t('highlight')}
            on={highlight === entity.id}
            onClick={() =>
              view.setState({ highlight: highlight === entity.id ? undefined : entity.id })
            }
          />
        )}
        <IconButton icon={X} label={t('common:close')} onClick={close} />
      </div>
      {shown ? (
        <Content {...shown} close={close} onRemove={rememberNeighbour} />
      ) : (
        <Gone close={close} />
      )}
    </dialog>
  );
}

function Gone({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['entry', 'common']);
  return (
    <div className={styles.body}>
      <p>{t('gone')}</p>
      <Button onClick={close}>{t('common:done')}</Button>
    </div>
  );
}

function Content({
  close,
  onRemove,
  ...shown
}: Shown & { readonly close: () => void; readonly onRemove: () => void }) {
  const { t } = useTranslation('entry');
  const isReadOnly = useReadOnly();
  const { root, entity } = shown;
  const text = root === 'gaps' ? entity.question : entity.text;
  const readOnly = isReadOnly || shown.isRemoved;
  const isAnswered = root === 'gaps' && entity.state === 'closed';
  const field = root === 'gaps' ? 'question' : 'text';
  const answer = useAnswer(entity.id);
  const mayAnswer = root === 'gaps' && !isAnswered && !readOnly;
  const done = () => {
    if (!mayAnswer || answer.length === 0 || answer.send()) close();
  };
  return (
    <>
      <div className={styles.body}>
        {shown.isRemoved && <Removed root={root} entity={entity} readOnly={isReadOnly} />}
        <FormField entityId={entity.id} field={field}>
          <SharedField
            text={{ root, id: entity.id, field }}
            value={text}
            label={t(field)}
            readOnly={readOnly}
          />
        </FormField>
        {isAnswered && <Answered gap={entity} />}
        {!shown.isRemoved && !isAnswered && (
          <fieldset disabled={readOnly} className={styles.fields}>
            <PersonsField entity={entity} root={root} readOnly={readOnly} />
            {root === 'gaps' ? (
              <GapFields entity={entity} answer={answer} readOnly={readOnly} />
            ) : (
              <ResourceFields entity={entity} readOnly={readOnly} />
            )}
            <LinksField entity={entity} root={root} readOnly={readOnly} />
          </fieldset>
        )}
        {!shown.isRemoved && <Visibility root={root} entity={entity} readOnly={readOnly} />}
        <EntryHistory root={root} entity={entity} />
      </div>
      <Footer
        root={root}
        entity={entity}
        text={text}
        readOnly={readOnly}
        close={close}
        done={done}
        onRemove={onRemove}
      />
    </>
  );
}

/** Who sees the entry, and how that changes. */
function Visibility(props: {
  readonly root: EntryRef['root'];
  readonly entity: Resource | Gap;
  readonly readOnly: boolean;
}) {
  const { t } = useTranslation('vault');
  const view = useCaseViewStore();
  const { root, entity } = props;
  return (
    <div className={styles.visibility}>
      {entity.entrusted && <EntrustedMark departments={entity.entrusted.departments} />}
      {!props.readOnly && (
        <Button
          variant="quiet"
          size="sm"
          icon={entity.entrusted ? LockOpen : Lock}
          onClick={() => view.setState({ entrusting: { root, id: entity.id } })}
        >
          {t(entity.entrusted ? 'release' : 'entrust')}
        </Button>
      )}
    </div>
  );
}

function Removed(props: {
  readonly root: EntryRef['root'];
  readonly entity: Resource | Gap;
  readonly readOnly: boolean;
}) {
  const { t } = useTranslation('entry');
  const { board, author } = useCaseSession();
  const run = useCommand();
  const by = props.entity.removed?.department;
  return (
    <div role="status" className={styles.removed}>
      <p>{by ? t('goneBy', { department: departmentOf(by).name }) : t('gone')}</p>
      {!props.readOnly && props.entity.removed && (
        <Button
          variant="secondary"
          size="sm"
          icon={Undo2}
          onClick={() => run(() => restoreEntity(board, author, props.root, props.entity.id))}
        >
          {t('restore')}
        </Button>
      )}
    </div>
  );
}

function Answered({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('entry');
  const view = useCaseViewStore();
  const id = gap.answerResourceId;
  return (
    <p className={styles.answered}>
      {t('states.closed')}
      {id && (
        <Button
          variant="quiet"
          size="sm"
          onClick={() => view.setState({ sheet: { root: 'resources', id } })}
        >
          {t('toAnswer')}
        </Button>
      )}
    </p>
  );
}

function Footer(props: {
  readonly root: EntryRef['root'];
  readonly entity: Resource | Gap;
  readonly text: string;
  readonly readOnly: boolean;
  readonly close: () => void;
  readonly done: () => void;
  readonly onRemove: () => void;
}) {
  const { root, entity, text, close } = props;
  const { t } = useTranslation(['entry', 'common']);
  const session = useCaseSession();
  const view = useCaseViewStore();
  const run = useCommand();
  const { board, author } = session;

  const remove = () => {
    const title = t('removed', { text });
    props.onRemove();
    close();
    run(() => removeEntity(board, author, root, entity.id));
    announce(title);
    toasts.undo(title, t('common:undo'), () =>
      run(() => restoreEntity(board, author, root, entity.id)),
    );
  };

  /** A question about this entry, right behind it, asked of where it comes from. */
  const askBack = () => {
    const rows = entriesByField(session.boardStore.getState())[entity.field];
    const before = rows[rows.findIndex(({ id }) => id === entity.id) + 1]?.id;
    const question = t('askBackQuestion', { text }).slice(0, gapQuestionMax);
    const { field, personIds } = entity;
    const askedDepartment = entity.department || undefined;
    const id = run(() =>
      board.transact(() => {
        const about = { root, id: entity.id };
        const gapId = addGap(board, author, { question, field, personIds, askedDepartment }, about);
        placeEntry(board, author, { root: 'gaps', id: gapId }, { field, before });
        return gapId;
      }, author),
    );
    if (id) view.setState({ sheet: { root: 'gaps', id } });
  };

  return (
    <div className={styles.footer}>
      {!props.readOnly && (
        <>
          <button type="button" className={styles.remove} onClick={remove}>
            <Trash2 aria-hidden="true" size={18} />
            {t('common:remove')}
          </button>
          {root === 'resources' && (
            <Button variant="secondary" icon={MessageCircleQuestion} onClick={askBack}>
              {t('askBack')}
            </Button>
          )}
        </>
      )}
      <Button onClick={props.done}>{t('common:done')}</Button>
    </div>
  );
}
