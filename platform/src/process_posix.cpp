// SPDX-License-Identifier: Apache-2.0
// Signals, child processes and terminals.
#include "organograph/platform/platform.hpp"
#include "organograph/platform/stop_wishes.hpp"

#include <fcntl.h>
#include <poll.h>
#include <semaphore.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <thread>
#include <tuple>
#include <vector>

namespace organograph::platform {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::array interrupts = {SIGINT, SIGTERM, SIGHUP};

struct Transients {
  std::recursive_mutex mutex;
  std::vector<const Transient *> all; // in the order of their making
};

// Never destroyed: a signal may come while the program ends.
Transients &transients() {
  static auto *const made = new Transients;
  return *made;
}

std::atomic<int> ending_signal = 0, exit_code_of_cut_file = 1, exit_code_of_no_memory = 1, minding_wishes = 0;
std::atomic<bool> stop_asked = false;
sem_t ending;

// A handler may do next to nothing: it wakes the thread that waits in end_when_woken().
extern "C" void interrupted(int signal) {
  if (signal == SIGINT && minding_wishes > 0 && !stop_asked.exchange(true))
    return;
  int none = 0;
  ending_signal.compare_exchange_strong(none, signal);
  ::sem_post(&ending);
}

extern "C" void file_cut_short(int signal) {
  constexpr char message[] =
      "\norganograph: a file changed while it was read (or its disk failed): try again\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message, sizeof message - 1);
  interrupted(signal);
  for (;;) // going on would be the same fault again
    ::pause();
}

// The lock is never given back: whoever would make something on disk now waits for the end.
void remove_all_transients() {
  transients().mutex.lock();
  for (auto transient = transients().all.rbegin(); transient != transients().all.rend(); ++transient)
    try {
      (*transient)->remove();
    } catch (const std::bad_alloc &) { // NOLINT(bugprone-empty-catch): it stays, and the next run removes it
    }
}

void end_when_woken() {
  while (::sem_wait(&ending) != 0) {
  }
  remove_all_transients();
  const int signal = ending_signal;
  if (signal == SIGBUS)
    ::_exit(exit_code_of_cut_file);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// What unwinding takes when memory has run out: destructors of trees make lists of what they destroy.
constexpr std::size_t reserve_bytes = std::size_t{8} << 20U;
std::atomic<void *> reserve = nullptr;

void give_reserve_back() {
  ::operator delete(reserve.exchange(nullptr));
  throw std::bad_alloc();
}

std::terminate_handler usual_end = nullptr;

// Whatever else ends the program does so as it would.
[[noreturn]] void end_without_memory() {
  try {
    if (const std::exception_ptr thrown = std::current_exception())
      std::rethrow_exception(thrown);
    std::abort();
  } catch (const std::bad_alloc &) {
    constexpr char message[] = "\norganograph: not enough memory\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message, sizeof message - 1);
  } catch (...) {
    if (usual_end != nullptr)
      usual_end(); // says what was thrown
    std::abort();
  }
  remove_all_transients();
  ::_exit(exit_code_of_no_memory);
}

int descriptor_of(Stream stream) {
  return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO;
}

// What the child does; it ends here.
[[noreturn]] void work_and_end(const std::function<std::string()> &work, int to, pid_t parent) {
  for (const int signal : interrupts)
    std::signal(signal, SIG_DFL);
  std::signal(SIGBUS, SIG_DFL);
  std::set_terminate(std::abort); // what is the parent's is not removed here
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (::getppid() != parent)
    ::_exit(1);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  try {
    const std::string made = work();
    for (std::size_t sent = 0; sent < made.size();) {
      const ::ssize_t count = ::write(to, made.data() + sent, made.size() - sent);
      if (count < 0 && errno != EINTR)
        ::_exit(1);
      sent += static_cast<std::size_t>(std::max<::ssize_t>(count, 0));
    }
  } catch (...) { // the copy of the program must not go on
    ::_exit(1);
  }
  ::_exit(0);
}

// The child process, which ends with it at the latest.
class Child {
public:
  Child(pid_t process, int from) : process_(process), from_(from) {}
  ~Child() {
    if (process_ > 0) {
      ::kill(process_, SIGKILL);
      wait();
    }
    ::close(from_);
  }
  Child(const Child &) = delete;
  Child &operator=(const Child &) = delete;

  // False when it has not come to its end by then.
  bool read(std::string &to, Clock::time_point until) const {
    std::array<char, 1U << 16U> buffer;
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      pollfd waiting{from_, POLLIN, 0};
      const int ready = ::poll(&waiting, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000)));
      if (ready == 0 && left <= 0)
        return false;
      if (ready <= 0)
        continue;
      const ::ssize_t count = ::read(from_, buffer.data(), buffer.size());
      if (count == 0 || (count < 0 && errno != EINTR))
        return true;
      to.append(buffer.data(), static_cast<std::size_t>(std::max<::ssize_t>(count, 0)));
    }
  }
  int wait() {
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }

private:
  pid_t process_;
  int from_;
};

} // namespace

Transient::Transient(fs::path path, What what) : path_(std::move(path)), what_(what) {
  const Uninterrupted registering;
  transients().all.push_back(this);
}

Transient::~Transient() {
  if (!stays_)
    remove();
  stays();
}

// Other threads may still make files in a tree while a signal ends the program: until it is gone.
void Transient::remove() const {
  const Uninterrupted removing;
  if (what_ == What::empty_folder)
    std::ignore = remove_empty_folder(path_);
  else
    for (int times = 0; times < 100 && remove_tree(path_) == std::errc::directory_not_empty; ++times) {
    }
}

void Transient::stays() {
  const Uninterrupted forgetting;
  std::erase(transients().all, this);
  stays_ = true;
}

Uninterrupted::Uninterrupted() : lock_(transients().mutex) {}

Apart run_apart(const std::function<std::string()> &work, std::chrono::milliseconds patience) {
  const Clock::time_point until = Clock::now() + patience;
  Apart out{Apart::End::not_started, {}, {}, {}};
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    out.not_started = {errno, std::generic_category()};
    return out;
  }
  const pid_t parent = ::getpid(), process = ::fork();
  if (process == 0)
    work_and_end(work, ends[1], parent);
  out.not_started = {process < 0 ? errno : 0, std::generic_category()};
  ::close(ends[1]);
  Child child(process, ends[0]);
  if (out.not_started)
    return out;
  out.end = Apart::End::out_of_patience;
  if (!child.read(out.bytes, until))
    return out;
  const int status = child.wait();
  out.end = WIFSIGNALED(status)        ? Apart::End::killed
            : WEXITSTATUS(status) != 0 ? Apart::End::gave_up
                                       : Apart::End::returned;
  if (WIFSIGNALED(status))
    out.signal = ::strsignal(WTERMSIG(status));
  return out;
}

bool is_terminal(Stream stream) {
  return ::isatty(descriptor_of(stream)) == 1;
}

std::size_t columns(Stream stream) {
  winsize size{};
  return ::ioctl(descriptor_of(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

StopWishes::StopWishes() {
  ++minding_wishes;
}

StopWishes::~StopWishes() {
  if (--minding_wishes == 0)
    stop_asked = false;
}

bool StopWishes::asked() {
  return stop_asked;
}

void StopWishes::ask() {
  stop_asked = true;
}

void handle_signals(int exit_code) {
  exit_code_of_cut_file = exit_code;
  const auto handle = [](int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
  };
  std::signal(SIGPIPE, SIG_DFL); // whoever started the program may have turned it off
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    ::sem_init(&ending, 0, 0);
    std::thread(end_when_woken).detach();
  } catch (const std::system_error &) { // no room for a thread: signals end the program as they would
    return;
  }
  for (const int signal : interrupts) {
    struct sigaction old {};
    if (::sigaction(signal, nullptr, &old) == 0 && old.sa_handler != SIG_IGN) // nohup's stay ignored
      handle(signal, interrupted);
  }
  handle(SIGBUS, file_cut_short);
}

void handle_lack_of_memory(int exit_code) {
  exit_code_of_no_memory = exit_code;
  reserve = ::operator new(reserve_bytes, std::nothrow);
  std::set_new_handler(give_reserve_back);
  if (const std::terminate_handler before = std::set_terminate(end_without_memory);
      before != end_without_memory)
    usual_end = before;
}

} // namespace organograph::platform
