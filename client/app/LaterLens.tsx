import { AgreementsLens } from '../features/agreements/AgreementsLens.tsx';
import { LookBack } from '../features/agreements/LookBack.tsx';
import { ChainView } from '../features/chain/ChainView.tsx';
import { SimilarCases } from '../features/exemplary/SimilarCases.tsx';
import { GapsLens } from '../features/gaps/GapsLens.tsx';
import { GuideLens } from '../features/guide/GuideLens.tsx';
import { HistoryLens } from '../features/history/HistoryLens.tsx';
import { SinceLastTime } from '../features/history/SinceLastTime.tsx';
import { MinutesLens } from '../features/minutes/MinutesLens.tsx';
import { OpeningLens } from '../features/opening/OpeningLens.tsx';
import { StrategiesLens } from '../features/strategies/StrategiesLens.tsx';
import { WillLens } from '../features/will/WillLens.tsx';
import type { Lens } from './lenses.ts';

/** The lenses no case opens with. One part for all of them: each part costs the first load its address. */
export function LaterLens({
  lens,
  caseNumber,
}: {
  readonly lens: Exclude<Lens, 'karte' | 'liste'>;
  readonly caseNumber: string;
}) {
  switch (lens) {
    case 'strategien':
      return <StrategiesLens similar={<SimilarCases />} />;
    case 'einstieg':
      return (
        <OpeningLens>
          <LookBack />
          <SinceLastTime />
        </OpeningLens>
      );
    case 'luecken':
      return <GapsLens />;
    case 'wille':
      return <WillLens />;
    case 'vereinbarungen':
      return <AgreementsLens />;
    case 'verlauf':
      return <HistoryLens chain={(switcher) => <ChainView switcher={switcher} />} />;
    case 'protokoll':
      return <MinutesLens caseNumber={caseNumber} />;
    case 'leitfaden':
      return <GuideLens />;
  }
}
