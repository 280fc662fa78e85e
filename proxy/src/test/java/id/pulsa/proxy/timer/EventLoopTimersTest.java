package id.pulsa.proxy.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.time.SystemTime;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTimersTest {
    private static final int SECONDS = 20;

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoopTimers timers = new EventLoopTimers(loops.next(), new SystemTime());

    @AfterEach
    void endLoop() {
        assertTrue(loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(SECONDS, TimeUnit.SECONDS));
    }

    private void onLoop(Runnable task) {
        assertTrue(loops.submit(task).awaitUninterruptibly(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void noTimerRunsEarlyAndAllRunOnTheLoop() throws InterruptedException {
        int count = 500;
        List<Long> dueNanos = new ArrayList<>();
        List<Long> earlyNanos = new ArrayList<>();
        CountDownLatch ran = new CountDownLatch(count);
        Random random = new Random(3);
        onLoop(() -> {
            for (int i = 0; i < count; i++) {
                long delayNanos = random.nextInt(200_000_000);
                long due = timers.nowNanos() + delayNanos;
                timers.schedule(delayNanos, () -> {
                    assertTrue(loops.next().inEventLoop());
                    dueNanos.add(due);
                    if (timers.nowNanos() - due < 0) {
                        earlyNanos.add(due - timers.nowNanos());
                    }
                    ran.countDown();
                });
            }
        });
        assertTrue(ran.await(SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of(), earlyNanos);
        assertEquals(count, dueNanos.size());
    }

    @Test
    void itIsKnownHowLateTimersAre() throws InterruptedException {
        int count = 20;
        CountDownLatch ran = new CountDownLatch(count);
        onLoop(() -> {
            for (int i = 0; i < count; i++) {
                timers.schedule(i * 100_000L, ran::countDown);
            }
            timers.schedule(60_000_000_000L, ran::countDown).cancel();
            timers.schedule(-5, () -> {});
        });
        assertTrue(ran.await(SECONDS, TimeUnit.SECONDS));
        onLoop(() -> {});
        assertEquals(count + 1, timers.late().count());
        assertTrue(timers.late().sumNanos() >= 0);
    }

    @Test
    void aTaskThatThrowsDoesNotStopTheNext() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        onLoop(() -> {
            timers.schedule(0, () -> {
                throw new IllegalStateException("thrown by the test");
            });
            timers.schedule(0, ran::countDown);
        });
        assertTrue(ran.await(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aCancelledTimerNeitherRunsNorIsRetained() throws InterruptedException {
        List<Timer> set = new ArrayList<>();
        List<WeakReference<Object>> held = new ArrayList<>();
        List<Object> ran = new ArrayList<>();
        onLoop(() -> {
            Object call = new Object();
            held.add(new WeakReference<>(call));
            set.add(timers.scheduleMillis(32_000, () -> ran.add(call)));
            set.add(timers.schedule(0, () -> ran.add(set)));
            set.forEach(Timer::cancel);
            set.forEach(Timer::cancel);
        });
        CountDownLatch later = new CountDownLatch(1);
        onLoop(() -> timers.scheduleMillis(1, later::countDown));
        assertTrue(later.await(SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of(), ran);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (held.get(0).get() != null && System.nanoTime() - deadline < 0) {
            System.gc();
        }
        assertNull(held.get(0).get(), "a cancelled timer still holds its task");
    }
}
