import { startPage } from '../frame/start-page.tsx';
import { SubmitPage } from './submit-page.tsx';

startPage(<SubmitPage />);
