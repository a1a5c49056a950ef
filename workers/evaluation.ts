import { expose } from 'comlink';
import { evaluationService } from '../src/service/evaluation';
import { showLife } from '../src/service/life';

showLife();
expose(evaluationService);
