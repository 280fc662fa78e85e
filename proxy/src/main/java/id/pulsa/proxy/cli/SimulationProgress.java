package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.Progress;
import java.io.PrintStream;

/** Shows how much of a simulation is done: in place on a terminal, a line for every tenth elsewhere. */
final class SimulationProgress implements Progress {
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private final PrintStream out;
    private final boolean terminal;
    private int shown = -1;

    SimulationProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void reached(double fraction, long simulatedMillis) {
        int percent = (int) (100 * fraction);
        String text = "simulated: " + percent + " %, " + simulatedMillis / MILLIS_PER_HOUR + " h of virtual time";
        if (terminal && percent > shown) {
            out.print("\r" + text + (percent == 100 ? "\n" : ""));
            out.flush();
            shown = percent;
        } else if (!terminal && percent / 10 > shown / 10) {
            out.println(text);
            shown = percent;
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
