import { type ResourceField, resourceFields } from '../../shared/case/resource-field.ts';
import styles from './CaseSign.module.css';

type Counts = Readonly<Record<ResourceField, number>>;

/** Where the quarter of a field begins, degrees clockwise from the top; as on the map. */
const quarterStart: Record<ResourceField, number> = {
  personal: 270,
  social: 0,
  infrastructural: 90,
  material: 180,
};
const quarter = 90;
const margin = 6;
const radius = 15.5;
/** So that one gap among many resources, or one resource among many gaps, still shows. Degrees. */
const leastSolid = 14;
const leastDashed = 22;
/** Between the solid part of a quarter and its dashes, degrees. */
const gap = 7;

function arc(from: number, to: number): string {
  const point = (degrees: number) => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  };
  return `M${point(from)}A${radius} ${radius} 0 0 1 ${point(to)}`;
}

/** Fallzeichen: arcs are resources, dashes open gaps, the centre the direction. Decorative: the numbers stand in the text. */
export function CaseSign(props: {
  resources: Counts;
  openGaps: Counts;
  /** How many directions are current: none, one, or several while undecided. */
  directions: number;
  size?: number;
}) {
  const size = props.size ?? 40;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="-20 -20 40 40"
      className={styles.sign}
    >
      {resourceFields.map((field) => {
        const from = quarterStart[field] + margin;
        const to = quarterStart[field] + quarter - margin;
        const known = props.resources[field];
        const open = props.openGaps[field];
        const share = known + open === 0 ? 0 : known / (known + open);
        const solid = (to - from) * share;
        const solidTo =
          from +
          (share < 1 ? Math.min(Math.max(solid, leastSolid), to - from - leastDashed) : solid);
        return (
          <g key={field} data-field={field}>
            {share === 0 && open === 0 && <path d={arc(from, to)} className={styles.nothing} />}
            {share > 0 && <path d={arc(from, solidTo)} className={styles.solid} />}
            {open > 0 && (
              <path d={arc(share > 0 ? solidTo + gap : from, to)} className={styles.dashed} />
            )}
          </g>
        );
      })}
      {props.directions === 0 && <circle r="6.5" className={styles.open} />}
      {props.directions === 1 && <circle r="7.5" className={styles.set} />}
      {props.directions > 1 && (
        <path
          d="M-1.2 -7.4A7.5 7.5 0 0 0 -1.2 7.4ZM1.2 -7.4A7.5 7.5 0 0 1 1.2 7.4Z"
          className={styles.set}
        />
      )}
    </svg>
  );
}
