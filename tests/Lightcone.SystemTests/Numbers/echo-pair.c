/* A plain UDP echo pair that computes the same two MACs as agent and probe: the peer that their times stand beside.
   echo-pair host            answers on a port of the loopback that it prints, until it is ended
   echo-pair landmark PORT N asks N times, about one a millisecond; prints each round trip in nanoseconds, user space */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* libcrypto's own, declared here so that its headers are not needed. */
extern const void *EVP_sha256(void);
extern unsigned char *HMAC(const void *, const void *, int, const unsigned char *, size_t, unsigned char *, unsigned *);

enum { FRAME = 56, TAGGED = 102, TAG = 16 };
static const unsigned char key_challenge[32] = {1}, key_answer[32] = {2}, ids[64] = {3};

static void tag(const unsigned char *key, const unsigned char *frame, unsigned char *out)
{
    unsigned char text[TAGGED], whole[32];
    unsigned length;
    memcpy(text, frame, 2);
    memcpy(text + 2, ids, 64);
    memcpy(text + 66, frame + 4, 36);
    HMAC(EVP_sha256(), key, 32, text, TAGGED, whole, &length);
    memcpy(out, whole, TAG);
}

static long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC_RAW, &t);
    return t.tv_sec * 1000000000L + t.tv_nsec;
}

static int host(void)
{
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, from;
    socklen_t length = sizeof own;
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    unsigned char frame[FRAME], expected[TAG];
    bind(s, (struct sockaddr *)&own, sizeof own);
    getsockname(s, (struct sockaddr *)&own, &length);
    printf("%d\n", ntohs(own.sin_port));
    fflush(stdout);
    for (;;) {
        length = sizeof from;
        if (recvfrom(s, frame, FRAME, 0, (struct sockaddr *)&from, &length) != FRAME) continue;
        tag(key_challenge, frame, expected);
        if (memcmp(expected, frame + 40, TAG)) continue;
        frame[0] = 0x22;
        tag(key_answer, frame, frame + 40);
        sendto(s, frame, FRAME, 0, (struct sockaddr *)&from, length);
    }
}

static int landmark(int port, int rounds)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    unsigned char frame[FRAME] = {0x21, 1}, answer[FRAME], expected[TAG];
    struct timespec pause = {0, 900000};
    for (int i = 0; i < rounds; i++) {
        memcpy(frame + 24, &i, sizeof i);
        tag(key_challenge, frame, frame + 40);
        long before = now();
        sendto(s, frame, FRAME, 0, (struct sockaddr *)&to, sizeof to);
        if (recv(s, answer, FRAME, 0) != FRAME) return 1;
        long after = now();
        tag(key_answer, answer, expected);
        if (!memcmp(expected, answer + 40, TAG)) printf("%ld\n", after - before);
        nanosleep(&pause, NULL);
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && !strcmp(argv[1], "host")) return host();
    if (argc == 4 && !strcmp(argv[1], "landmark")) return landmark(atoi(argv[2]), atoi(argv[3]));
    return 2;
}
