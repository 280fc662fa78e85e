package id.pulsa.bench;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.Tariffs;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a quote costs: finding the rate of a dialled number and taking the charge of a call apart. Eight bands, random
 * numbers, lengths up to ten minutes, random times within a year. It is to take less than 1 µs and 500 bytes at 10,000
 * prefixes, and less than twice as long at 100,000 as at 100. Look-ups are in random order, so that most of what they
 * read is not in a near cache. All sizes have as many different prices, since those take room in a cache too:
 * {@code -p prices=1000} shows how much.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class QuoteBenchmark {
    private static final long SEED = 20_261_122;
    private static final int CALLS = 1 << 16;
    private static final long LONGEST_CALL_MILLIS = 600_000;
    private static final long YEAR_MILLIS = 365 * 86_400_000L;
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    /** Destinations of the plan. */
    @Param({"100", "10000", "100000"})
    public int prefixes;

    /** Different prices that they have. */
    @Param("100")
    public int prices;

    private TariffRater rater = new TariffRater(new Tariffs(List.of()));
    private final String[] called = new String[CALLS];
    private final long[] answeredAt = new long[CALLS];
    private final long[] talkMillis = new long[CALLS];
    private int next;

    /** Makes tariff and calls. */
    @Setup
    public void prepare() {
        Random random = new Random(SEED);
        EightBandPlan plan = EightBandPlan.of(random, prefixes, prices);
        rater = new TariffRater(plan.tariffs());
        for (int i = 0; i < CALLS; i++) {
            called[i] = plan.number(random);
            answeredAt[i] = START + random.nextLong(YEAR_MILLIS);
            talkMillis[i] = 1 + random.nextLong(LONGEST_CALL_MILLIS);
        }
    }

    /** Rate and explained charge. */
    @Benchmark
    public Charge quote() {
        int call = nextCall();
        return rate(call).charge(talkMillis[call], answeredAt[call], Allowance.NONE);
    }

    /** The charge alone, as it is asked for with each slice of a call. */
    @Benchmark
    public long cost() {
        int call = nextCall();
        return rate(call).costMicros(talkMillis[call], answeredAt[call], Allowance.NONE);
    }

    /** How long a small balance lasts. */
    @Benchmark
    public long affordable() {
        int call = nextCall();
        return rate(call)
                .affordableMillis(EightBandPlan.BALANCE_MICROS, answeredAt[call], Allowance.NONE, LONGEST_CALL_MILLIS);
    }

    /** The look-up alone. */
    @Benchmark
    public RateLookup lookUp() {
        return rater.rate(EightBandPlan.NAME, called[nextCall()]);
    }

    private CallRate rate(int call) {
        if (rater.rate(EightBandPlan.NAME, called[call]) instanceof RateLookup.Rated rated) {
            return rated.rate();
        }
        throw new IllegalStateException("no rate for " + called[call]);
    }

    private int nextCall() {
        next = (next + 1) & (CALLS - 1);
        return next;
    }
}
