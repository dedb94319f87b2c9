import { Eye, FileText, type LucideIcon, MessageSquareText } from 'lucide-react';
import type { Basis } from '../../shared/case/resource.ts';

export const basisIcons: Record<Basis, LucideIcon> = {
  stated: MessageSquareText,
  observed: Eye,
  documented: FileText,
};
