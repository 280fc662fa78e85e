package id.pulsa.proxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTailTest {
    private final LogTail tail = new LogTail();

    private void add(LogLevel level, String message) {
        tail.add(0, level, "id.pulsa.A", "main", message, null, null);
    }

    private List<String> read(LogFilter filter) {
        return tail.read(filter).lines().stream().map(LogLine::message).toList();
    }

    private static LogFilter all(long after) {
        return new LogFilter(LogLevel.TRACE, null, after, LogTail.LINES);
    }

    @Test
    void theOldestGoAndTheNewestStay() {
        for (int i = 1; i <= LogTail.LINES + 5; i++) {
            add(LogLevel.INFO, "line " + i);
        }
        LogTail.Found found = tail.read(all(0));
        assertEquals(LogTail.LINES, found.lines().size());
        assertEquals("line 6", found.lines().get(0).message());
        assertEquals(LogTail.LINES + 5, found.last());
        assertEquals(LogTail.LINES + 5, tail.count(LogLevel.INFO));
        assertEquals(List.of("line 1005"), read(new LogFilter(LogLevel.INFO, "1005", 0, 10)));
        assertEquals(List.of("line 1004", "line 1005"), read(new LogFilter(LogLevel.TRACE, null, 0, 2)), "the newest");
    }

    @Test
    void longLinesAreCut() {
        tail.add(0, LogLevel.ERROR, "a", "b", "x".repeat(1_000_000), "y".repeat(1_000_000), null);
        LogLine line = tail.read(all(0)).lines().get(0);
        assertEquals(LogTail.LONGEST_MESSAGE, line.message().length());
        assertEquals(LogTail.LONGEST_THROWN, String.valueOf(line.thrown()).length());
    }

    @Test
    void filtersByLevelAndWords() {
        add(LogLevel.ERROR, "Disk Full");
        add(LogLevel.WARN, "slow");
        add(LogLevel.INFO, "ready");
        tail.add(0, LogLevel.DEBUG, "id.pulsa.B", "main", "over", "java.lang.Error: disk", "call-7");
        assertEquals(List.of("Disk Full", "slow"), read(new LogFilter(LogLevel.WARN, null, 0, 10)));
        assertEquals(List.of("Disk Full", "over"), read(new LogFilter(LogLevel.TRACE, "disk", 0, 10)));
        assertEquals(List.of("over"), read(new LogFilter(LogLevel.TRACE, "CALL-7", 0, 10)));
        assertEquals(List.of("over"), read(new LogFilter(LogLevel.TRACE, "pulsa.b", 0, 10)));
    }

    @Test
    void isFollowedWithoutGapsOrRepetitions() {
        add(LogLevel.INFO, "one");
        LogTail.Found first = tail.read(all(0));
        assertEquals(List.of(), read(all(first.last())));
        add(LogLevel.INFO, "two");
        assertEquals(List.of("two"), read(all(first.last())));
        assertEquals(List.of("one", "two"), read(all(99)), "after a restart it begins anew");
        // What a filter leaves out is looked at all the same.
        assertEquals(2, tail.read(new LogFilter(LogLevel.ERROR, null, 0, 1)).last());
    }

    @Test
    void writersAndAReaderDisturbNobody() throws InterruptedException {
        int writers = 4;
        int each = 20_000;
        CountDownLatch over = new CountDownLatch(writers);
        for (int w = 0; w < writers; w++) {
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            add(LogLevel.DEBUG, "x");
                        }
                        over.countDown();
                    })
                    .start();
        }
        List<Long> numbers = new ArrayList<>();
        long last = 0;
        while (over.getCount() > 0 || last < (long) writers * each) {
            LogTail.Found found = tail.read(all(last));
            found.lines().forEach(line -> numbers.add(line.number()));
            last = found.last();
        }
        for (int i = 1; i < numbers.size(); i++) {
            assertTrue(numbers.get(i) > numbers.get(i - 1), "in order and once");
        }
        assertEquals((long) writers * each, numbers.get(numbers.size() - 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Subscriber[number=1, ha1Md5=0123456789abcdef0123456789abcdef, maxCalls=0] | Subscriber[number=1, ha1Md5=***, maxCalls=0]
            Digest username="1001", response="deadbeef", algorithm=MD5               | Digest username="1001", response=***, algorithm=MD5
            Authorization: Bearer abc.def-123                                         | Authorization: Bearer ***
            {"password": "hunter2", "name": "ayu"}                                    | {"password": ***, "name": "ayu"}
            password=hunter2, next=1                                                  | password=***, next=1
            hash $argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA of ayu                  | hash *** of ayu
            pulsa_Ab12Cd34_0123456789abcdefghijklmnopqrstuv was shown                 | *** was shown
            no password is known for 1001                                             | no password is known for 1001
            the response to INVITE was 200                                            | the response to INVITE was 200
            """)
    void secretsAreTakenOut(String line, String kept) {
        add(LogLevel.INFO, line);
        assertEquals(List.of(kept), read(all(0)));
        tail.add(0, LogLevel.INFO, "a", "b", "x", line, null);
        LogLine last = tail.read(all(1)).lines().get(0);
        assertEquals(kept, last.thrown());
        assertFalse(String.valueOf(last.thrown()).contains("hunter2"));
    }
}
