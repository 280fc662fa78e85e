package id.pulsa.proxy.outside;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one running gateway to all stories that do not disturb one another: each has subscribers of its own. */
final class SharedStage implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedStage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("stage", key -> new Opened(), Opened.class)
                .stage;
    }

    /** Closed by JUnit when the last story has been told. */
    private static final class Opened implements AutoCloseable {
        private final Stage stage = Stage.setUp("stories", new FreePorts(27_000));

        private Opened() {
            stage.gateway().start();
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
