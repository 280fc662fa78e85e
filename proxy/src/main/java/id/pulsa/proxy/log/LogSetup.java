package id.pulsa.proxy.log;

import id.pulsa.proxy.config.LogFormat;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;

/** This process's log, as the configuration wants it. For the process's start; not for several threads. */
public final class LogSetup implements AutoCloseable {
    /** What config/log4j2.xml asks for, to choose between its layouts. */
    static final String FORMAT_PROPERTY = "pulsa.log.format";

    private final LoggerContext context;
    private final LogTailAppender appender;
    private final PropertyChangeListener reconfigured = this::reconfigured;

    private LogSetup(LoggerContext context, LogTailAppender appender) {
        this.context = context;
        this.appender = appender;
    }

    /**
     * From now on the log is written in that format, as far as the log's own configuration file looks at the property, as
     * the shipped one does.
     */
    public static void write(LogFormat format) {
        boolean other = !format.word().equals(System.getProperty(FORMAT_PROPERTY, LogFormat.TEXT.word()));
        System.setProperty(FORMAT_PROPERTY, format.word());
        if (other && LogManager.getContext(false) instanceof LoggerContext context) {
            context.reconfigure();
        }
    }

    /** From now on the tail gets every line, also when log4j reads its file again. Does nothing where log4j-core is not used. */
    public static AutoCloseable keep(LogTail tail) {
        if (!(LogManager.getContext(false) instanceof LoggerContext context)) {
            return () -> {};
        }
        LogSetup setup = new LogSetup(context, new LogTailAppender(tail));
        setup.appender.start();
        setup.attach(context.getConfiguration());
        context.addPropertyChangeListener(setup.reconfigured);
        return setup;
    }

    private void reconfigured(PropertyChangeEvent event) {
        if (LoggerContext.PROPERTY_CONFIG.equals(event.getPropertyName())
                && event.getNewValue() instanceof Configuration fresh) {
            appender.start();
            attach(fresh);
        }
    }

    private void attach(Configuration configuration) {
        if (configuration.getRootLogger().getAppenders().containsKey(LogTailAppender.NAME)) {
            // What follows is told to whoever listens for new configurations, and so to us.
            return;
        }
        configuration.getRootLogger().addAppender(appender, null, null);
        context.updateLoggers(configuration);
    }

    @Override
    public void close() {
        context.removePropertyChangeListener(reconfigured);
        context.getConfiguration().getRootLogger().removeAppender(LogTailAppender.NAME);
        context.updateLoggers();
    }
}
