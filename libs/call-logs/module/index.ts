export { CallLogsModule } from './call-logs.module';
