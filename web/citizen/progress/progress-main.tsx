import { startPage } from '../frame/start-page.tsx';
import { ProgressPage } from './progress-page.tsx';

startPage(<ProgressPage />);
