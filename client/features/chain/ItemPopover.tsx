import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Merged } from '../../../shared/case/chain.ts';
import { type HandoverItem, handoverWhatMax } from '../../../shared/case/handover.ts';
import {
  addHandoverItem,
  removeHandover,
  updateHandover,
} from '../../../shared/case/handover-commands.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './ItemPopover.module.css';
import { useChainCommands } from './use-chain-commands.ts';

/** Day and department of something to hand over; without an item, a new one. */
export function ItemPopover(props: {
  readonly transitionId: string;
  readonly item?: Merged<HandoverItem>;
  readonly anchor: HTMLElement;
  onClose(): void;
}) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { board, author, participant } = useCaseSession();
  const { tried } = useChainCommands();
  const { transitionId, item, anchor, onClose } = props;
  const [what, setWhat] = useState('');
  const [due, setDue] = useState(item?.due ?? '');
  const [department, setDepartment] = useState(item?.department ?? participant.department);
  const departments = useDepartments(department);

  const close = () => {
    anchor.focus();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = { due: due || undefined, department };
    const isTaken = tried(() =>
      item
        ? updateHandover(board, author, item.id, said)
        : addHandoverItem(board, author, { ...said, transitionId, what }),
    );
    if (isTaken) close();
  };

  return (
    <Popover
      title={t(item ? 'handover.editTitle' : 'handover.addTitle')}
      anchor={anchor}
      onClose={onClose}
    >
      <form noValidate className={styles.form} onSubmit={submit}>
        {item ? (
          <p>
            {item.what}
            {item.doneOn && (
              <span className={styles.by}>
                {t('handover.by', {
                  department: item.doneBy ?? item.department,
                  date: format.date(item.doneOn),
                })}
              </span>
            )}
          </p>
        ) : (
          <TextField
            label={t('handover.what')}
            value={what}
            maxLength={handoverWhatMax}
            onChange={(event) => setWhat(event.target.value)}
          />
        )}
        <TextField
          type="date"
          label={t('handover.due')}
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
        <Select
          label={t('handover.owner')}
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
        >
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <div className={styles.actions}>
          {item && (
            <Button
              variant="danger"
              size="sm"
              onClick={() => {
                if (tried(() => removeHandover(board, author, item.id))) onClose();
              }}
            >
              {t('handover.remove')}
            </Button>
          )}
          <Button type="submit" size="sm">
            {t(item ? 'save' : 'add')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
