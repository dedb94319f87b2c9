import { Clock3, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import type { EntryMark } from './case-view.tsx';
import { cx } from './cx.ts';
import { DepartmentPill } from './DepartmentPill.tsx';
import { departmentOf } from './departments.ts';
import styles from './EntryCard.module.css';
import { fieldIcons } from './field-icons.ts';
import { LetterBadge } from './LetterBadge.tsx';

export interface EntryLetter {
  readonly letter: string;
  readonly title: string;
  readonly on: boolean;
}

export interface EntryCardProps {
  root: 'resources' | 'gaps';
  field: ResourceField;
  text: string;
  /** The text set in lines of the card's width; without them it flows. */
  lines?: readonly string[] | undefined;
  person: string;
  /** The department it comes from; for a gap the one that is asked. */
  department: string | undefined;
  /** "06.07." */
  date?: string | undefined;
  caveat?: string | undefined;
  accepted?: boolean;
  letters: readonly EntryLetter[];
  /** Departments writing in it. */
  writing?: readonly string[];
  selected?: boolean;
  dimmed?: boolean;
  /** Whoever has the chair shows it everybody. */
  highlighted?: boolean;
  lifted?: boolean;
  pending?: boolean;
  /** The departments it is entrusted to. */
  entrusted?: readonly string[] | undefined;
  /** What has become different since an earlier moment. */
  mark?: EntryMark | undefined;
  /** In place of text and meta line, while edited here. */
  editor?: ReactNode;
  /** A button at the upper right, shown on hover and focus. */
  action?: ReactNode;
  size?: 'dense' | 'touch';
}

const shownLetters = 4;

/** A card of the map: a resource or a gap. Shows, knows nothing. */
export function EntryCard(props: EntryCardProps) {
  const { t } = useTranslation(['map', 'vault']);
  const { root, field, text, lines, letters, writing = [], caveat, entrusted } = props;
  const Icon = fieldIcons[field];
  const isGap = root === 'gaps';
  const [writer] = writing;
  const badges = letters.length > 0 && (
    <span className={styles.letters}>
      {letters.slice(0, shownLetters).map(({ letter, title, on }) => (
        <LetterBadge key={letter} letter={letter} on={on} label={`${letter}: ${title}`} />
      ))}
      {letters.length > shownLetters && `+${letters.length - shownLetters}`}
    </span>
  );
  const badgesOnTop = caveat !== undefined && !isGap;
  return (
    <div
      data-field={field}
      data-hue={writer ? departmentOf(writer).hue : undefined}
      className={cx(
        styles.card,
        isGap && styles.isGap,
        props.size === 'touch' && styles.touch,
        props.selected && styles.selected,
        props.dimmed && styles.dimmed,
        props.highlighted && styles.highlighted,
        props.lifted && styles.lifted,
        props.pending && styles.pending,
        entrusted && styles.entrusted,
        writer !== undefined && styles.writing,
        props.editor !== undefined && styles.editing,
      )}
    >
      {isGap ? (
        <span aria-hidden="true" className={styles.mark}>
          ?
        </span>
      ) : (
        <Icon aria-hidden="true" className={styles.icon} size={18} />
      )}
      {entrusted && (
        <span
          className={styles.lock}
          title={t('vault:entrustedTo', { departments: entrusted.join(', ') })}
        >
          <Lock aria-hidden="true" size={14} />
          <span className="visually-hidden">
            {t('vault:entrustedTo', { departments: entrusted.join(', ') })}
          </span>
        </span>
      )}
      <div className={styles.body}>
        {props.editor ?? (
          <>
            <p
              className={cx(styles.text, badgesOnTop && badges && !lines && styles.beside)}
              title={lines && lines.join(' ') !== text ? text : undefined}
            >
              {lines
                ? lines.map((line, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
                    <span key={index} className={styles.line}>
                      {`${line} `}
                    </span>
                  ))
                : text}
            </p>
            <p className={styles.meta}>
              <span className={styles.person}>{props.person}</span>
              {isGap && !props.accepted && <span>{t('askedOf')}</span>}
              {props.department ? (
                <DepartmentPill department={props.department} />
              ) : (
                isGap && <span>{t('nobody')}</span>
              )}
              {props.pending ? (
                <span className={styles.caveat} title={t('notSynced')}>
                  <Clock3 aria-hidden="true" size={13} />
                  <span>{t('waits')}</span>
                </span>
              ) : caveat !== undefined && !isGap ? (
                <span className={styles.caveat} title={caveat}>
                  <TriangleAlert aria-hidden="true" size={13} />
                  <span>{caveat}</span>
                </span>
              ) : props.accepted ? (
                <span>{t('accepted')}</span>
              ) : (
                props.date && <span className="tabular">{props.date}</span>
              )}
              {!badgesOnTop && badges}
            </p>
          </>
        )}
      </div>
      {badgesOnTop && !props.editor && <span className={styles.corner}>{badges}</span>}
      {props.action && <span className={styles.action}>{props.action}</span>}
      {props.mark && (
        <span data-kind={props.mark.kind} className={styles.since}>
          {t(`mark.${props.mark.kind}`, { count: props.mark.days ?? 0 })}
        </span>
      )}
      {props.highlighted && <span className="visually-hidden">{t('highlighted')}</span>}
      {writer !== undefined && (
        <span className={styles.flag}>{t('writing', { department: writing.join(', ') })}</span>
      )}
    </div>
  );
}
