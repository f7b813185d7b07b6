import { startPage } from '../frame/start-page.tsx';
import { FiguresPage } from './figures-page.tsx';

startPage(<FiguresPage />);
