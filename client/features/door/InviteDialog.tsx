import { Ban, Eye, Pencil, TriangleAlert } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkInput, LinkItem, NewLinkAnswer } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { createLink, fetchLinks, revokeAllLinks, revokeLink } from '../../sync/door-api.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { ReadyLink } from '../../ui/ReadyLink.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { GuestList } from './GuestList.tsx';
import styles from './InviteDialog.module.css';
import { Knocks } from './KnockNotice.tsx';
import { RoomCodeCard } from './RoomCodeCard.tsx';

const personMax = 80;
const hoursMs = 8 * 60 * 60 * 1000;

type Until = 'sittingEnd' | 'hours' | 'time';

/** Links for those who have no account here, and the code of the room. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['door', 'errors']);
  const session = useCaseSession();
  const { caseId } = session;
  const load = useCallback(() => fetchLinks(caseId), [caseId]);
  const { value: links, reload } = useFetched(load);
  const [ready, setReady] = useState<NewLinkAnswer>();
  useEffect(() => session.onDoor(() => void reload()), [session, reload]);
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await reload();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) });
    }
  };
  return (
    <Dialog size="lg" title={t('inviteTitle')} onClose={onClose}>
      <div className={styles.invite}>
        <p className={styles.lead}>{t('inviteLead')}</p>
        <Knocks />
        <div className={styles.columns}>
          <div className={styles.left}>
            <LinkForm
              onSubmit={(input) => act(async () => setReady(await createLink(caseId, input)))}
            />
            {ready && <Ready key={ready.link.id} answer={ready} />}
          </div>
          <RoomCodeCard />
        </div>
        <GuestList />
        {links && links.length > 0 && (
          <LinkList
            links={links}
            onRevoke={(id) => act(() => revokeLink(caseId, id))}
            onRevokeAll={() => act(() => revokeAllLinks(caseId))}
          />
        )}
      </div>
    </Dialog>
  );
}

function LinkForm({ onSubmit }: { onSubmit(input: LinkInput): Promise<void> }) {
  const { t } = useTranslation('door');
  const session = useCaseSession();
  const departments = useDepartments();
  const conferenceId = useChair((chair) => chair.sitting?.conferenceId);
  const [department, setDepartment] = useState('');
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<LinkInput['role']>('contributor');
  const [until, setUntil] = useState<Until>('sittingEnd');
  const [time, setTime] = useState('');
  const [scope, setScope] = useState<'case' | 'conference'>('case');
  const [wrong, setWrong] = useState<'department' | 'time'>();
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const refuse = (field: 'department' | 'time') => {
    setWrong(field);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (department === '') return refuse('department');
    const at = Date.parse(time);
    if (until === 'time' && !(at > session.author.now())) return refuse('time');
    setWrong(undefined);
    setSending(true);
    await onSubmit({
      department,
      person: person.trim(),
      role,
      until:
        until === 'sittingEnd'
          ? 'sittingEnd'
          : until === 'hours'
            ? session.author.now() + hoursMs
            : at,
      ...(scope === 'conference' && conferenceId ? { conferenceId } : {}),
    });
    setSending(false);
    setPerson('');
  };
  return (
    <form ref={form} noValidate className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <Select
          label={t('department')}
          value={department}
          error={wrong === 'department' ? t('departmentMissing') : undefined}
          onChange={(event) => {
            setDepartment(event.target.value);
            setWrong(undefined);
          }}
        >
          <option value="">{t('choose')}</option>
          {departments.map((each) => (
            <option key={each.id} value={each.id}>
              {`${each.id} · ${each.shortName}`}
            </option>
          ))}
        </Select>
        <TextField
          label={t('person')}
          placeholder={t('personExample')}
          maxLength={personMax}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        />
      </div>
      <div className={styles.switches}>
        <SegmentedSwitch<LinkInput['role']>
          label={t('roleLabel')}
          value={role}
          onChange={setRole}
          options={[
            { value: 'contributor', label: t('role.contributor'), icon: Pencil },
            { value: 'observer', label: t('role.observer'), icon: Eye },
          ]}
        />
        <SegmentedSwitch<Until>
          label={t('valid')}
          value={until}
          onChange={setUntil}
          options={[
            { value: 'sittingEnd', label: t('untilEnd') },
            { value: 'hours', label: t('untilHours') },
            { value: 'time', label: t('untilTime') },
          ]}
        />
        {conferenceId && (
          <SegmentedSwitch<'case' | 'conference'>
            label={t('scope')}
            value={scope}
            onChange={setScope}
            options={[
              { value: 'case', label: t('scopeCase') },
              { value: 'conference', label: t('scopeConference') },
            ]}
          />
        )}
      </div>
      {until === 'time' && (
        <TextField
          type="datetime-local"
          label={t('untilWhen')}
          value={time}
          error={wrong === 'time' ? t('timeMissing') : undefined}
          className={styles.when}
          onChange={(event) => {
            setTime(event.target.value);
            setWrong(undefined);
          }}
        />
      )}
      <Button type="submit" aria-busy={isSending} className={styles.submit}>
        {t('makeLink')}
      </Button>
    </form>
  );
}

function Ready({ answer }: { readonly answer: NewLinkAnswer }) {
  const { t } = useTranslation('door');
  const format = useFormat();
  const { link, token } = answer;
  const address = `${location.origin}/b#${token}`;
  const until = link.untilEnd
    ? t('mailUntilEnd')
    : t('mailUntil', {
        date: format.date(isoDay(link.expiresAt)),
        time: format.time(link.expiresAt),
      });
  return (
    <ReadyLink
      head={
        <>
          <strong>{t('readyFor')}</strong>
          <DepartmentPill department={link.department} />
          <strong>{t('isReady')}</strong>
        </>
      }
      label={t('link')}
      address={address}
      mail={t('mail', { link: address, until })}
      note={t('safe')}
    />
  );
}

function LinkList(props: {
  readonly links: readonly LinkItem[];
  onRevoke(id: string): Promise<void>;
  onRevokeAll(): Promise<void>;
}) {
  const { t } = useTranslation('door');
  const active = props.links.filter(
    ({ standing }) => standing !== 'revoked' && standing !== 'expired',
  );
  const over = props.links.filter((link) => !active.includes(link));
  return (
    <section aria-labelledby="active-links" className={styles.list}>
      <header className={styles.listHead}>
        <h3 id="active-links">
          {t('activeLinks')} <span className={styles.count}>{active.length}</span>
        </h3>
        {active.length > 0 && (
          <Button variant="quiet" className={styles.all} onClick={() => void props.onRevokeAll()}>
            {t('revokeAll')}
          </Button>
        )}
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('department')}</span>
            </th>
            <th scope="col">{t('column.for')}</th>
            <th scope="col">{t('column.role')}</th>
            <th scope="col">{t('column.until')}</th>
            <th scope="col">{t('column.used')}</th>
            <th scope="col">{t('column.standing')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...active, ...over].map((link) => (
            <LinkRow key={link.id} link={link} onRevoke={() => props.onRevoke(link.id)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const tones = {
  unused: 'neutral',
  atDoor: 'warn',
  atTable: 'ok',
  used: 'neutral',
  revoked: 'bad',
  expired: 'neutral',
} as const;

function LinkRow({ link, onRevoke }: { readonly link: LinkItem; onRevoke(): Promise<void> }) {
  const { t } = useTranslation('door');
  const format = useFormat();
  const { department, person, role, standing, refusedAt, lastUsedAt } = link;
  const isOver = standing === 'revoked' || standing === 'expired';
  const isSuspicious = !isOver && refusedAt !== undefined;
  const name = person || departmentOf(department).shortName;
  return (
    <tr>
      <td>
        <DepartmentPill department={department} />
      </td>
      <td className={styles.name}>{name}</td>
      <td>{t(`role.${role}`)}</td>
      <td>
        {link.untilEnd
          ? t('endOfSitting')
          : `${format.shortDate(isoDay(link.expiresAt))}, ${format.time(link.expiresAt)}`}
      </td>
      <td className={styles.used}>
        {isSuspicious
          ? t('secondDevice')
          : lastUsedAt === undefined
            ? t('notYetUsed')
            : t('oneDevice', { time: format.time(lastUsedAt) })}
      </td>
      <td>
        <span className={styles.standing} data-tone={isSuspicious ? 'warn' : tones[standing]}>
          {isSuspicious && <TriangleAlert aria-hidden="true" size={14} />}
          {isSuspicious ? t('pleaseCheck') : t(`standing.${standing}`)}
        </span>
      </td>
      <td className={styles.end}>
        {!isOver && (
          <Button
            size="sm"
            variant="danger"
            icon={Ban}
            aria-label={t('revokeLinkOf', { name })}
            onClick={() => void onRevoke()}
          >
            {t('revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
