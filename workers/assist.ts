import { expose } from 'comlink';
import { assistService } from '../src/service/assist';
import { showLife } from '../src/service/life';

showLife();
expose(assistService);
