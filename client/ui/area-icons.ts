import { BriefcaseBusiness, Footprints, GraduationCap, type LucideIcon } from 'lucide-react';
import type { QuestionArea } from '../../shared/method/question-catalogue.ts';
import { fieldIcons } from './field-icons.ts';

export const areaIcons: Record<QuestionArea, LucideIcon> = {
  ...fieldIcons,
  will: Footprints,
  workUnder25: GraduationCap,
  workOver25: BriefcaseBusiness,
};
