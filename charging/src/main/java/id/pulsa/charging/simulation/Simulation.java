package id.pulsa.charging.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Simulates a scenario under one regime, or under several side by side. All regimes meet the same callers: when they come,
 * how long they talk, and what price they would pay. Replications run on several threads; the result does not depend on
 * how many.
 */
public final class Simulation {
    private final Scenario scenario;
    private final Runs runs;
    private final int threads;

    /** @param threads that run at once, > 0 */
    public Simulation(Scenario scenario, Runs runs, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        this.scenario = scenario;
        this.runs = runs;
        this.threads = threads;
    }

    /**
     * One regime.
     *
     * @throws CancellationException when it was cancelled
     * @throws IllegalArgumentException when the callers' plan has no price for what they call
     */
    public SimulationReport simulate(Regime regime, Progress progress) throws InterruptedException {
        return compare(List.of(regime), progress).reports().get(0);
    }

    /**
     * Several regimes on the same arrivals; throws as {@link #simulate} does.
     *
     * @param regimes at least one, differences are usually taken to the first
     */
    public SimulationResults compare(List<Regime> regimes, Progress progress) throws InterruptedException {
        Watch watch = new Watch(progress, regimes.size(), runs);
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "simulation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<List<Future<CellCounters[]>>> all = new ArrayList<>();
            for (Regime regime : regimes) {
                List<Future<CellCounters[]>> replications = new ArrayList<>();
                for (int number = 0; number < runs.replications(); number++) {
                    int replication = number;
                    replications.add(executor.submit(() -> replicate(regime, replication, watch)));
                }
                all.add(replications);
            }
            List<SimulationReport> reports = new ArrayList<>();
            for (int i = 0; i < regimes.size(); i++) {
                List<CellCounters[]> counted = new ArrayList<>();
                for (Future<CellCounters[]> future : all.get(i)) {
                    counted.add(result(future));
                }
                reports.add(new ReportMaking(scenario, regimes.get(i), runs, counted).report());
            }
            return new SimulationResults(scenario, runs, reports);
        } finally {
            watch.stop();
            executor.shutdownNow();
        }
    }

    private CellCounters[] replicate(Regime regime, int number, Watch watch) {
        watch.check();
        try (Replication replication = new Replication(scenario, regime, runs, number)) {
            return replication.run(watch.ofOne());
        }
    }

    private static CellCounters[] result(Future<CellCounters[]> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Adds up what all threads have done. Thread-safe. */
    private static final class Watch {
        private final Progress progress;
        private final double wholeMillis;
        private final long startMillis;
        private final long endMillis;
        private long doneMillis;
        private volatile boolean stopped;

        Watch(Progress progress, int regimes, Runs runs) {
            this.progress = progress;
            this.startMillis = -runs.warmUpMillis();
            this.endMillis = runs.measuredMillis();
            this.wholeMillis = runs.simulatedMillis(regimes);
        }

        void stop() {
            stopped = true;
        }

        void check() {
            if (stopped || progress.cancelled()) {
                throw new CancellationException("the simulation was cancelled");
            }
        }

        LongConsumer ofOne() {
            return new LongConsumer() {
                private long told = startMillis;

                @Override
                public void accept(long nowMillis) {
                    check();
                    if (nowMillis - told >= DailyProfile.HOUR_MILLIS || nowMillis == endMillis) {
                        tell(nowMillis - told);
                        told = nowMillis;
                    }
                }
            };
        }

        private synchronized void tell(long moreMillis) {
            doneMillis += moreMillis;
            progress.reached(doneMillis / wholeMillis, doneMillis);
        }
    }
}
