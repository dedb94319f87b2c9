import { Cloud, Compass, Footprints, Lock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DirectionDecision } from '../../../shared/case/direction-decision.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { FieldTile, GapMark } from '../../ui/FieldTile.tsx';
import { fieldIcons } from '../../ui/field-icons.ts';
import { type CircleText, fitCircle, fitHalf } from '../../ui/fit-circle.ts';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { textWidth } from '../../ui/text-width.ts';
import { typeset } from '../../ui/typeset.ts';
import { seatPoint } from '../../ui/use-seats.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Poster.module.css';
import {
  type Box,
  hub,
  type Note,
  type PosterCard,
  type PosterPart,
  type PosterWill,
  sheet,
} from './poster-layout.ts';
import type { ShownPoster } from './use-poster.ts';

/** Radius the direction is fitted for; the hub on paper is as much larger as `unit` says. */
const fitted = 124;
const unit = hub.radius / fitted;
const seatRadius = hub.radius + 18;
const measure = (text: string, size: number) => textWidth(text, size, 600);

const angles: Record<ResourceField, number> = {
  personal: -45,
  social: 45,
  infrastructural: 135,
  material: 225,
};

const at = ({ x, y, w, h }: Box) => ({ left: x, top: y, width: w, height: h });

/** The sheets as they are printed, one after the other. */
export function PosterSheets({ shown }: { readonly shown: ShownPoster }) {
  const { t } = useTranslation('poster');
  const { content, poster, directions, needle, seats } = shown;
  const { sheets, size } = poster.more;
  const count = sheets.length + 1;
  const head = (number: number) => (
    <Head shown={shown} sheetOf={count > 1 ? t('sheet', { number, count }) : undefined} />
  );
  return (
    <>
      <div data-sheet className={styles.sheet} style={{ width: sheet.w, height: sheet.h }}>
        {head(1)}
        {resourceFields.map((field) => (
          <Field key={field} field={field} shown={shown} />
        ))}
        <div className={styles.table} style={{ left: poster.centre.x, top: poster.centre.y }}>
          <span className={styles.ring} style={circle(hub.table)} />
          {needle && (
            <svg
              aria-hidden="true"
              className={styles.needle}
              style={{ rotate: `${angles[needle]}deg` }}
              width="2"
              height="2"
            >
              <path d={`M0 ${-hub.table - 2} L24 ${4 - hub.radius} L-24 ${4 - hub.radius} Z`} />
            </svg>
          )}
          <Hub directions={directions} />
          {seats.map(({ department, isPresent }, index) => {
            const { x, y } = seatPoint(index, seats.length, seatRadius);
            return (
              <span key={department} className={styles.seat} style={{ left: x, top: y }}>
                <DepartmentPill department={department} size="lg" out={!isPresent} />
              </span>
            );
          })}
        </div>
        <div className={styles.foot} style={at(poster.foot)}>
          <Wills wills={poster.wills} />
          <div className={styles.small}>
            {content.small.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </div>
      </div>
      {sheets.map((parts, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is known by its place only
          key={index}
          data-sheet
          className={styles.sheet}
          style={{ width: sheet.w, height: sheet.h }}
        >
          {head(index + 2)}
          {parts.map((part) => (
            <Part key={part.field ?? 'will'} part={part} size={size} />
          ))}
        </div>
      ))}
    </>
  );
}

const circle = (radius: number) => ({ width: 2 * radius, height: 2 * radius });

function Head(props: { readonly shown: ShownPoster; readonly sheetOf: string | undefined }) {
  const { t } = useTranslation('poster');
  const { content, poster } = props.shown;
  const { titleLines, titleSize, factsBeside } = poster;
  return (
    <div className={styles.head}>
      <div className={cx(styles.titles, factsBeside && styles.beside)}>
        <p className={styles.title} style={{ fontSize: titleSize }}>
          {titleLines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
            <span key={index}>{`${line} `}</span>
          ))}
        </p>
        <p className={styles.facts}>
          {content.facts} {content.lead && <DepartmentPill department={content.lead} size="lg" />}
        </p>
      </div>
      <div className={styles.keys}>
        {props.sheetOf && <strong>{props.sheetOf}</strong>}
        <span>
          <GapMark />
          {t('key.gap')}
        </span>
        <span>
          <LetterBadge letter="A" />
          {t('key.letter')}
        </span>
      </div>
    </div>
  );
}

function Field({ field, shown }: { readonly field: ResourceField; readonly shown: ShownPoster }) {
  const { t } = useTranslation(['poster', 'method']);
  const { box, cards, later } = shown.poster.fields[field];
  const { size } = shown.poster;
  return (
    <>
      <div data-field={field} className={styles.field} style={at(box)}>
        <p className={styles.name}>
          <FieldTile field={field} />
          {t(`method:field.${field}`)}
          {later > 0 && <span className={styles.later}>{t('goesOn', { count: later })}</span>}
        </p>
        {cards.length === 0 && later === 0 && (
          <p className={styles.none}>{t(`method:fieldEmpty.${field}`)}</p>
        )}
      </div>
      {cards.map((card) => (
        <Card key={card.entry.id} card={card} field={field} size={size} />
      ))}
    </>
  );
}

function Card(props: {
  readonly card: PosterCard;
  readonly field: ResourceField;
  readonly size: number;
}) {
  const { card, field } = props;
  const isGap = card.entry.root === 'gaps';
  const Icon = fieldIcons[field];
  return (
    <div
      data-field={field}
      data-card={card.entry.root}
      className={cx(styles.card, isGap && styles.isGap)}
      style={{ ...at(card), fontSize: props.size }}
    >
      {isGap ? (
        <span aria-hidden="true" className={styles.mark}>
          ?
        </span>
      ) : (
        <Icon aria-hidden="true" className={styles.icon} />
      )}
      <div className={styles.body}>
        <p className={styles.text}>
          {card.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
            <span key={index}>{`${line} `}</span>
          ))}
        </p>
        {card.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place only
          <p key={index} className={styles.notes}>
            {row.map((note, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice
              <NoteView key={place} note={note} />
            ))}
          </p>
        ))}
      </div>
    </div>
  );
}

function NoteView({ note: { kind, text, more } }: { readonly note: Note }) {
  if (kind === 'department')
    return (
      <span data-hue={departmentOf(text).hue} className={styles.department}>
        {text}
      </span>
    );
  return (
    <span className={styles[kind]}>
      {kind === 'caveat' && !more && <TriangleAlert aria-hidden="true" />}
      {kind === 'entrusted' && !more && <Lock aria-hidden="true" />}
      {text}
    </span>
  );
}

function Part({ part, size }: { readonly part: PosterPart; readonly size: number }) {
  const { t } = useTranslation(['poster', 'method', 'panel']);
  const { field, y, cards, wills } = part;
  const name = field ? t(`method:field.${field}`) : t('panel:will');
  return (
    <>
      <p data-field={field} className={cx(styles.name, styles.partName)} style={{ top: y }}>
        {field ? <FieldTile field={field} /> : <Footprints aria-hidden="true" />}
        {t('continued', { field: name })}
      </p>
      {field &&
        cards.map((card) => <Card key={card.entry.id} card={card} field={field} size={size} />)}
      {wills.length > 0 && (
        <div className={styles.part} style={{ top: y + 56 }}>
          <Wills wills={wills} />
        </div>
      )}
    </>
  );
}

function Wills({ wills }: { readonly wills: readonly PosterWill[] }) {
  return (
    <ul className={styles.wills}>
      {wills.map(({ key, title, text, state }) => (
        <li key={key}>
          {state === 'will' ? (
            <Footprints aria-hidden="true" />
          ) : state === 'wish' ? (
            <Cloud aria-hidden="true" />
          ) : (
            <GapMark />
          )}
          <p>
            <strong>{`${title}:`}</strong> {text}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Lines({ set }: { readonly set: CircleText }) {
  return (
    <p
      className={styles.lines}
      style={{
        fontSize: set.size * unit,
        lineHeight: `${set.lineHeight * unit}px`,
        translate: `0 calc(-50% + ${set.centre * unit}px)`,
      }}
    >
      {set.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
        <span key={index}>{`${line} `}</span>
      ))}
    </p>
  );
}

function Hub({ directions }: { readonly directions: readonly DirectionDecision[] }) {
  const { t } = useTranslation('direction');
  const [only] = directions;
  return (
    <div
      className={cx(styles.hub, !only && styles.empty, directions.length > 1 && styles.split)}
      style={circle(hub.radius)}
    >
      {!only ? (
        <p className={styles.question}>
          <Compass aria-hidden="true" size={26} />
          {t('emptyQuestion')}
        </p>
      ) : directions.length > 1 ? (
        <>
          {directions.slice(0, 2).map((decision) => (
            <div key={decision.id} className={styles.half}>
              <DepartmentPill department={decision.department} className={styles.halfPill} />
              <Lines set={fitHalf(typeset(decision.text), fitted, measure)} />
            </div>
          ))}
          <p className={styles.decides}>{t('conflictHint')}</p>
        </>
      ) : (
        <Current decision={only} />
      )}
    </div>
  );
}

function Current({ decision }: { readonly decision: DirectionDecision }) {
  const { t } = useTranslation(['poster', 'direction']);
  const { date } = useFormat();
  const set = fitCircle(typeset(decision.text), fitted, measure);
  const above = ((set.lines.length * set.lineHeight) / 2 - set.centre + 5) * unit;
  const isBare = set.label === 'none';
  return (
    <>
      <p
        className={isBare ? 'visually-hidden' : styles.label}
        style={{ bottom: `calc(50% + ${above}px)` }}
      >
        {set.label === 'full' && <Compass aria-hidden="true" size={26} />}
        {t('direction:term')}
      </p>
      <Lines set={set} />
      <p
        className={styles.set}
        style={{ top: `calc(50% + ${(set.label === 'full' ? 66 : 72) * unit}px)` }}
      >
        {t('setOn', { date: date(isoDay(decision.at)) })}
        <DepartmentPill department={decision.department} />
      </p>
    </>
  );
}
