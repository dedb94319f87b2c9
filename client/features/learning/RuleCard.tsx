import {
  Check,
  ChevronRight,
  CircleSlash,
  Ellipsis,
  Hourglass,
  LibraryBig,
  type LucideIcon,
  MessageCircle,
  MessageCircleQuestionMark,
  PencilLine,
  Split,
  ThumbsDown,
  ThumbsUp,
  TrendingDown,
  TrendingUp,
  Waypoints,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { EffectFigure } from '../../../shared/learning/hand-overs.ts';
import type { WaitedDays } from '../../../shared/learning/waiting.ts';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import type { Role } from '../../../shared/protocol/roles.ts';
import type { Rule, RuleState, RuleVoice, RuleVoiceKind } from '../../../shared/protocol/rules.ts';
import { Button } from '../../ui/Button.tsx';
import { CaseSign } from '../../ui/CaseSign.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { ruleName } from '../../ui/rule-name.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { leastDays } from './hand-over-rows.ts';
import styles from './RuleCard.module.css';
import { useRuleWords } from './use-rule-words.ts';

export type RuleAction =
  | 'edit'
  | 'give'
  | 'takeBack'
  | 'delete'
  | 'agree'
  | 'question'
  | 'reject'
  | 'comment'
  | 'decide'
  | 'end';

const stateIcons: Record<RuleState, LucideIcon> = {
  draft: PencilLine,
  review: Hourglass,
  valid: Check,
  rejected: CircleSlash,
  ended: CircleSlash,
};

/** A rule with all that is known and said of it, and what whoever looks at it may do. */
export function RuleCard(props: {
  readonly rule: Rule;
  readonly role: Role;
  /** Released ones; undefined: not known. */
  readonly examples: readonly ExemplaryItem[] | undefined;
  readonly effect: EffectFigure | undefined;
  onAct(action: RuleAction): void;
}) {
  const { t } = useTranslation('learning');
  const words = useRuleWords();
  const format = useFormat();
  const { rule, role, onAct } = props;
  const { number, state, title, text, exceptions, change, reason } = rule;
  const name = ruleName(number);
  const decision = state === 'draft' || state === 'review' ? undefined : state;
  const mayDecide = role === 'steering';
  const mayDraft = mayDecide || role === 'coordinator';
  const Icon = stateIcons[state];
  const item = (id: RuleAction, label: string, danger = false): MenuItem => ({
    id,
    label,
    danger,
    onSelect: () => onAct(id),
  });
  const items: readonly MenuItem[] = !mayDraft
    ? []
    : state === 'draft'
      ? [item('edit', t('rules.edit')), item('delete', t('rules.delete'), true)]
      : state === 'review'
        ? [
            ...(mayDecide ? [item('reject', t('rules.disagree'))] : []),
            item('comment', t('rules.comment')),
            item('edit', t('rules.edit')),
            item('takeBack', t('rules.takeBack')),
          ]
        : state === 'valid' && mayDecide
          ? [item('end', t('rules.end'), true)]
          : [];
  const hasAgreed = rule.voices.some(({ kind, isOwn }) => kind === 'agree' && isOwn);
  return (
    <article
      id={`regel-${number}`}
      aria-labelledby={`regel-${number}-titel`}
      data-state={state}
      className={styles.card}
    >
      <header className={styles.head}>
        <span className={styles.number}>{name}</span>
        <span className={cx(styles.chip, styles[state])}>
          <Icon aria-hidden="true" size={14} />
          {words.state(rule)}
        </span>
        {items.length > 0 && (
          <MenuButton
            icon={Ellipsis}
            label={t('rules.menu', { rule: name })}
            groups={[{ items }]}
          />
        )}
      </header>
      <h3 id={`regel-${number}-titel`} tabIndex={-1} className={styles.title}>
        {title}
      </h3>
      <p className={styles.text}>{text}</p>
      {change && (
        <p className={styles.line}>
          <Waypoints aria-hidden="true" size={16} />
          <span>
            {words.change(rule)}
            {rule.settingsVersion !== undefined &&
              `. ${t('rules.changes.version', { version: rule.settingsVersion })}`}
          </span>
        </p>
      )}
      {decision && rule.decidedAt !== undefined && (
        <p className={styles.quiet}>
          {t(`rules.decidedOn.${decision}`, { date: format.date(isoDay(rule.decidedAt)) })}
        </p>
      )}
      {reason && <p className={styles.text}>{t('rules.reason', { reason })}</p>}
      <div className={styles.foot}>
        <Support rule={rule} examples={props.examples} />
        <div className={styles.exceptions}>
          <Split aria-hidden="true" size={16} />
          {exceptions.length === 0 ? (
            <span className={styles.quiet}>{t('rules.noException')}</span>
          ) : (
            <ul>
              {exceptions.map((each) => (
                <li key={each}>
                  <strong>{t('rules.exception')}</strong> {each}
                </li>
              ))}
            </ul>
          )}
        </div>
        {rule.voices.length > 0 && <Voices rule={rule} />}
      </div>
      <div className={styles.end}>
        {state === 'valid' && <Effect effect={props.effect} />}
        {mayDraft && state === 'draft' && (
          <div className={styles.actions}>
            <Button variant="secondary" onClick={() => onAct('give')}>
              {t('rules.giveForReview')}
            </Button>
          </div>
        )}
        {mayDraft && state === 'review' && (
          <div className={styles.actions}>
            {mayDecide && (
              <Button
                {...(hasAgreed && { icon: Check })}
                variant={hasAgreed ? 'secondary' : 'primary'}
                aria-pressed={hasAgreed}
                onClick={() => !hasAgreed && onAct('agree')}
              >
                {t(hasAgreed ? 'rules.agreed' : 'rules.agree')}
              </Button>
            )}
            <Button variant="secondary" onClick={() => onAct('question')}>
              {t('rules.ask')}
            </Button>
            {mayDecide && (
              <Button variant="quiet" onClick={() => onAct('decide')}>
                {t('rules.decide')}
              </Button>
            )}
          </div>
        )}
      </div>
    </article>
  );
}

interface SupportProps {
  readonly rule: Rule;
  /** Released ones; undefined: not known. */
  readonly examples: readonly ExemplaryItem[] | undefined;
}

/** The cases that support a rule, and how many they are, with its exceptions, in words. */
export function useSupport({ rule, examples }: SupportProps) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const { cases, exceptions } = rule;
  const known = examples?.filter(({ id }) => cases.includes(id)) ?? [];
  const withdrawn = examples ? cases.length - known.length : 0;
  const count = cases.length - withdrawn;
  const summary = [
    count === 0 ? t('rules.noSupport') : t('rules.support', { count }),
    exceptions.length === 0
      ? t('rules.noExceptions')
      : t('rules.exceptions', {
          count: exceptions.length,
          word: format.number(exceptions.length),
        }),
    ...(withdrawn > 0 ? [t('rules.withdrawn', { count: withdrawn })] : []),
  ].join(', ');
  return { known, summary };
}

const mostSigns = 5;

/** The cases that support a rule, one behind the other. */
function Signs({ of }: { readonly of: readonly ExemplaryItem[] }) {
  const signs = of.flatMap(({ id, sign }) => (sign ? [{ id, sign }] : []));
  if (signs.length === 0) return <LibraryBig aria-hidden="true" size={16} />;
  return (
    <span className={styles.signs}>
      {signs.slice(0, mostSigns).map(({ id, sign }) => (
        <span key={id}>
          <CaseSign {...sign} size={32} />
        </span>
      ))}
    </span>
  );
}

function Support({ rule, examples }: SupportProps) {
  const { known, summary } = useSupport({ rule, examples });
  if (known.length === 0)
    return (
      <p className={styles.line}>
        <LibraryBig aria-hidden="true" size={16} />
        <span>{summary}</span>
      </p>
    );
  return (
    <details className={styles.more}>
      <summary className={styles.support}>
        <Signs of={known} />
        <span>{summary}</span>
        <ChevronRight aria-hidden="true" size={16} className={styles.chevron} />
      </summary>
      <ul className={styles.cases}>
        {known.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/beispiele/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

const voiceIcons: Record<RuleVoiceKind, LucideIcon> = {
  agree: ThumbsUp,
  question: MessageCircleQuestionMark,
  reject: ThumbsDown,
  comment: MessageCircle,
};

const shortDiscussion = 2;

function Voices({ rule: { voices, state } }: { readonly rule: Rule }) {
  const { t } = useTranslation('learning');
  const agree = voices.filter(({ kind }) => kind === 'agree').length;
  const others = voices.length - agree;
  // A short discussion is seen at once; a long one would leave the cards beside it standing in a hole.
  const [startsOpen] = useState(state === 'review' && others <= shortDiscussion);
  const summary = [
    ...(agree > 0 ? [t('rules.voices.agree', { count: agree })] : []),
    ...(others > 0 ? [t('rules.voices.all', { count: others })] : []),
  ].join(' · ');
  return (
    <details className={styles.more} open={startsOpen}>
      <summary>
        <MessageCircle aria-hidden="true" size={16} />
        <span>{summary}</span>
        <ChevronRight aria-hidden="true" size={16} className={styles.chevron} />
      </summary>
      <VoiceList voices={voices} />
    </details>
  );
}

export function VoiceList({ voices }: { readonly voices: readonly RuleVoice[] }) {
  return (
    <ul className={styles.voices}>
      {voices.map((voice) => (
        <Voice key={voice.id} {...voice} />
      ))}
    </ul>
  );
}

function Voice({ at, name, department, kind, text, isOwn }: RuleVoice) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const Icon = voiceIcons[kind];
  return (
    <li data-kind={kind}>
      <Icon aria-hidden="true" size={16} />
      <div>
        <p className={styles.who}>
          <DepartmentPill department={department} />
          <strong>{t(`rules.voices.${kind === 'agree' ? 'agreed' : kind}`)}</strong>
          <span className={styles.quiet}>{format.day(at)}</span>
          <span>
            {name} {isOwn && t('rules.voices.own')}
          </span>
        </p>
        {text && <p>{text}</p>}
      </div>
    </li>
  );
}

/** Before and since, where both are told; that the rule did it is not said. */
function Effect({ effect }: { readonly effect: EffectFigure | undefined }) {
  const { t } = useTranslation('learning');
  if (!effect) return null;
  if (!effect.before || !effect.since)
    return (
      <p className={styles.line}>
        <Hourglass aria-hidden="true" size={16} />
        <span className={styles.quiet}>{t('rules.effectNotTold')}</span>
      </p>
    );
  const [before, since] = [effect.before.times.median, effect.since.times.median];
  const days = (waited: WaitedDays) =>
    'days' in waited
      ? t('table.days', { count: waited.days })
      : t('table.moreThan', { count: waited.moreThanDays });
  // "9 statt 26 Tage"
  const short = 'days' in since && 'days' in before ? String(since.days) : days(since);
  const Icon = leastDays(since) <= leastDays(before) ? TrendingDown : TrendingUp;
  return (
    <p className={styles.line}>
      <Icon aria-hidden="true" size={16} />
      <span>{t('rules.effect', { since: short, before: days(before) })}</span>
    </p>
  );
}
