import { expose } from 'comlink';
import { assistService } from '../src/service/assist';

expose(assistService);
